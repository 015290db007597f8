using System;
using System.Collections.Generic;
using System.Net.Http;

namespace EsExchange.Ews.Client;

/// <summary>
/// Ties requests to one mailbox server: a streaming connection hears only of subscriptions that its own server holds. The first answer names the
/// server in a cookie, which later requests give back.
/// </summary>
/// <param name="anchor">The mailbox whose server is meant.</param>
internal sealed class ServerAffinity(string anchor)
{
    private const string Cookie = "X-BackEndOverrideCookie";

    private string? cookie;

    public string Anchor => anchor;

    public void Apply(HttpRequestMessage request)
    {
        request.Headers.Add("X-PreferServerAffinity", "true");
        if (cookie is { } value)
            request.Headers.Add("Cookie", value);
    }

    public void See(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? cookies))
            return;
        foreach (string line in cookies)
        {
            if (line.StartsWith(Cookie + "=", StringComparison.OrdinalIgnoreCase))
                cookie = line.Split(';')[0];
        }
    }
}

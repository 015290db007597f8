using System;
using System.Collections.Generic;
using System.Linq;

namespace EsExchange.Ews.Autodiscover;

/// <summary>The hosts to which credentials may go: those of the mailbox's domain, and those that the admin allowed.</summary>
internal sealed class TrustedHosts(string domain, IReadOnlyList<string> allowed)
{
    /// <summary>Whether a URL may be given credentials: TLS, a trusted host, and none in the URL itself.</summary>
    public bool Cover(Uri url) => url.IsAbsoluteUri && url.Scheme == Uri.UriSchemeHttps && url.UserInfo.Length == 0 && CoverHost(url.DnsSafeHost);

    /// <summary>Whether a host is one of them or lies below one.</summary>
    public bool CoverHost(string host) => Covers(domain, host) || allowed.Any(name => Covers(name, host));

    private static bool Covers(string name, string host) =>
        string.Equals(name, host, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + name, StringComparison.OrdinalIgnoreCase);
}

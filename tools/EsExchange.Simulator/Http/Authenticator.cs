using System;
using System.Text;
using EsExchange.Simulator.Store;
using Microsoft.AspNetCore.Http;

namespace EsExchange.Simulator.Http;

/// <summary>Knows callers by Basic credentials or a bearer token, and challenges all others.</summary>
internal sealed class Authenticator(Accounts accounts, TokenIssuer tokens, bool basic, bool bearer)
{
    public Account? Authenticate(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (basic && header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return Basic(header[6..].Trim());
        return bearer && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? tokens.Verify(header[7..].Trim()) : null;
    }

    public void Challenge(HttpContext context, bool expired = false)
    {
        var request = context.Request;
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        if (bearer)
        {
            var invalid = expired || request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
            context.Response.Headers.Append(
                "WWW-Authenticate",
                "Bearer client_id=\"00000002-0000-0ff1-ce00-000000000000\", trusted_issuers=\"00000001-0000-0000-c000-000000000000@*\", "
                    + $"token_types=\"app_asserted_user_v1 service_asserted_app_v1\", authorization_uri=\"{request.Scheme}://{request.Host}/common/oauth2/authorize\""
                    + (invalid ? ", error=\"invalid_token\"" : string.Empty));
        }

        if (basic)
            context.Response.Headers.Append("WWW-Authenticate", $"Basic realm=\"{request.Host.Host}\"");
    }

    private Account? Basic(string encoded)
    {
        try
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            return colon < 0 || accounts.Verify(text[..colon], text[(colon + 1)..]) is not { IsApplication: false } account ? null : account;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

using System;
using System.Text;
using EsExchange.Simulator.Http.Ntlm;
using EsExchange.Simulator.Store;
using Microsoft.AspNetCore.Http;

namespace EsExchange.Simulator.Http;

/// <summary>Knows callers by Basic credentials, a bearer token or Windows authentication, and challenges all others.</summary>
internal sealed class Authenticator(Accounts accounts, TokenIssuer tokens, ExchangeServerOptions options)
{
    private static readonly object AnswerKey = new();

    private readonly WindowsHandshake _handshake = new(accounts, options.Time);

    public Account? Authenticate(HttpContext context)
    {
        var (scheme, value) = Split(context.Request.Headers.Authorization.ToString());
        switch (scheme)
        {
            case "basic" when options.AllowBasic:
                return Basic(value);
            case "bearer" when options.AllowBearer:
                return tokens.Verify(value);
            case "ntlm" when options.AllowNtlm:
            case "negotiate" when options.AllowNegotiate:
                var (account, answer) = _handshake.Take(context, scheme, value);
                context.Items[AnswerKey] = answer is null ? null : $"{(scheme == "ntlm" ? "NTLM" : "Negotiate")} {answer}";
                return account;
            default:
                return scheme.Length == 0 && (options.AllowNtlm || options.AllowNegotiate) ? WindowsHandshake.Known(context) : null;
        }
    }

    public void Challenge(HttpContext context, bool expired = false)
    {
        var request = context.Request;
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        if (context.Items.TryGetValue(AnswerKey, out var answer) && answer is string pending)
        {
            Offer(pending);
            return;
        }

        if (options.AllowNegotiate)
            Offer("Negotiate");
        if (options.AllowNtlm)
            Offer("NTLM");
        if (options.AllowBearer)
        {
            var invalid = expired || request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
            Offer(
                "Bearer client_id=\"00000002-0000-0ff1-ce00-000000000000\", trusted_issuers=\"00000001-0000-0000-c000-000000000000@*\", "
                    + $"token_types=\"app_asserted_user_v1 service_asserted_app_v1\", authorization_uri=\"{request.Scheme}://{request.Host}/common/oauth2/authorize\""
                    + (invalid ? ", error=\"invalid_token\"" : string.Empty));
        }

        if (options.AllowBasic)
            Offer($"Basic realm=\"{request.Host.Host}\"");

        void Offer(string scheme) => context.Response.Headers.Append("WWW-Authenticate", scheme);
    }

    private static (string Scheme, string Value) Split(string header)
    {
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (header.ToLowerInvariant(), string.Empty) : (header[..space].ToLowerInvariant(), header[(space + 1)..].Trim());
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

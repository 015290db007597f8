using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Http;

/// <summary>Hands out bearer tokens and knows them again.</summary>
internal sealed class TokenIssuer(Accounts accounts, TimeProvider time, TimeSpan lifetime)
{
    private static readonly string[] ApplicationRoles = ["full_access_as_app"];

    private readonly ConcurrentDictionary<string, (string Account, DateTimeOffset Expires)> _tokens = new(StringComparer.Ordinal);
    private readonly Jwt _jwt = new();

    public TimeSpan Lifetime => lifetime;

    /// <summary>Makes a token.</summary>
    /// <param name="account">Who asks.</param>
    /// <param name="issuer">The authority with its directory.</param>
    /// <param name="tenant">The directory.</param>
    /// <param name="audience">The service that the token is for.</param>
    public string Issue(Account account, string issuer, string tenant, string audience)
    {
        var now = time.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["aud"] = audience,
            ["iss"] = issuer,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + lifetime).ToUnixTimeSeconds(),
            ["tid"] = tenant,
            ["uti"] = Guid.NewGuid(),
            [account.IsApplication ? "appid" : "upn"] = account.Name,
        };
        if (account.IsApplication)
            claims["roles"] = ApplicationRoles;
        var token = _jwt.Make(claims);
        _tokens[token] = (account.Name, now + lifetime);
        return token;
    }

    /// <summary>Takes back every token that is out.</summary>
    public void RevokeAll() => _tokens.Clear();

    /// <summary>The account of a token; null for an unknown, revoked or expired one.</summary>
    public Account? Verify(string token) =>
        _tokens.TryGetValue(token, out var known) && known.Expires > time.GetUtcNow() && accounts.Find(known.Account) is { IsBlocked: false } account ? account : null;
}

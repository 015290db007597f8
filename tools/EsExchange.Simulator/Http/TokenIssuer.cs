using System;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Http;

/// <summary>Hands out bearer tokens and knows them again.</summary>
internal sealed class TokenIssuer(Accounts accounts, TimeProvider time, TimeSpan lifetime)
{
    private readonly ConcurrentDictionary<string, (string Account, DateTimeOffset Expires)> _tokens = new(StringComparer.Ordinal);

    public TimeSpan Lifetime => lifetime;

    public string Issue(Account account)
    {
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)).Replace('+', '-').Replace('/', '_');
        _tokens[token] = (account.Name, time.GetUtcNow() + lifetime);
        return token;
    }

    /// <summary>The account of a token; null for an unknown or expired one.</summary>
    public Account? Verify(string token) =>
        _tokens.TryGetValue(token, out var known) && known.Expires > time.GetUtcNow() ? accounts.Find(known.Account) : null;
}

using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using EsExchange.Simulator.Store;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace EsExchange.Simulator.Http.Ntlm;

/// <summary>Windows authentication of a connection by NTLM, bare or inside Negotiate (RFC 4559); whoever passed stays known until the connection ends.</summary>
internal sealed class WindowsHandshake(Accounts accounts, TimeProvider time)
{
    private static readonly object ChallengeKey = new();
    private static readonly object AccountKey = new();

    /// <summary>Who proved itself on this connection earlier; null for nobody.</summary>
    public static Account? Known(HttpContext context) => Items(context).TryGetValue(AccountKey, out var known) ? known as Account : null;

    /// <summary>Takes a client's message.</summary>
    /// <param name="context">The request.</param>
    /// <param name="scheme">NTLM or Negotiate.</param>
    /// <param name="message">The message in Base64.</param>
    /// <returns>The account once it is proved; else what to answer the client with, null to start anew.</returns>
    public (Account? Account, string? Answer) Take(HttpContext context, string scheme, string message)
    {
        byte[] token;
        try
        {
            token = Convert.FromBase64String(message);
        }
        catch (FormatException)
        {
            return default;
        }

        var start = NtlmMessages.Find(token);
        if (start < 0)
            return default;
        var isNegotiate = scheme.Equals("Negotiate", StringComparison.OrdinalIgnoreCase);
        try
        {
            return NtlmMessages.Kind(token.AsSpan(start)) switch
            {
                1 => (null, Challenge(context, isNegotiate)),
                3 => (Verify(context, token.AsSpan(start)), null),
                _ => default,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return default;
        }
    }

    private string Challenge(HttpContext context, bool isNegotiate)
    {
        var challenge = RandomNumberGenerator.GetBytes(8);
        Items(context)[ChallengeKey] = challenge;
        var message = NtlmMessages.Challenge(challenge, "MUSTERBAU", "EX01", time.GetUtcNow());
        return Convert.ToBase64String(isNegotiate ? SpnegoAnswer.Choose(message) : message);
    }

    private Account? Verify(HttpContext context, ReadOnlySpan<byte> message)
    {
        if (!Items(context).Remove(ChallengeKey, out var stored) || stored is not byte[] challenge)
            return null;
        var account = accounts.Find(NtlmMessages.Names(message).User);
        if (account is not { IsApplication: false } || !NtlmMessages.Proves(message, challenge, account.Password))
            return null;
        Items(context)[AccountKey] = account;
        return account;
    }

    private static IDictionary<object, object?> Items(HttpContext context) => context.Features.Get<IConnectionItemsFeature>()!.Items;
}

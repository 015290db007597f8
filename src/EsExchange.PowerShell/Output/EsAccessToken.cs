using System;
using EsExchange.Ews.Authentication;

namespace EsExchange.PowerShell.Output;

/// <summary>What an authority issued for a connection.</summary>
public sealed class EsAccessToken
{
    internal EsAccessToken(string connection, AccessToken token, bool isShown)
    {
        Connection = connection;
        TenantId = token.TenantId;
        ClientId = token.ClientId;
        Audience = token.Audience;
        Issuer = token.Issuer;
        Roles = [.. token.Roles];
        Expires = token.Expires.LocalDateTime;
        Token = isShown ? token.Value : null;
    }

    /// <summary>The connection's name.</summary>
    public string Connection { get; }

    /// <summary>The directory that issued it.</summary>
    public string? TenantId { get; }

    /// <summary>The application it was issued to.</summary>
    public string? ClientId { get; }

    /// <summary>The service it is for.</summary>
    public string? Audience { get; }

    /// <summary>Who issued it.</summary>
    public string? Issuer { get; }

    /// <summary>The application's permissions.</summary>
    public string[] Roles { get; }

    /// <summary>When it expires, in this machine's time zone.</summary>
    public DateTime Expires { get; }

    /// <summary>The token itself where it was asked for; otherwise null.</summary>
    public string? Token { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Connection}, expires {Expires:g}";
}

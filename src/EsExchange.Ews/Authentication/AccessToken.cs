using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace EsExchange.Ews.Authentication;

/// <summary>A token with what it says of itself (RFC 7519); what it does not say is null. A class, so that the token is not printed.</summary>
public sealed class AccessToken
{
    private AccessToken(string value, DateTimeOffset expires, JsonElement? claims)
    {
        Value = value;
        Expires = expires;
        TenantId = Text(claims, "tid");
        ClientId = Text(claims, "appid") ?? Text(claims, "azp");
        Audience = Text(claims, "aud");
        Issuer = Text(claims, "iss");
        Roles = claims is { } known && known.TryGetProperty("roles", out JsonElement roles) && roles.ValueKind == JsonValueKind.Array
            ? [.. roles.EnumerateArray().Where(role => role.ValueKind == JsonValueKind.String).Select(role => role.GetString()!)]
            : [];
    }

    /// <summary>The token itself: whoever has it can act as the application until it expires.</summary>
    public string Value { get; }

    /// <summary>When it expires, UTC.</summary>
    public DateTimeOffset Expires { get; }

    /// <summary>The directory that issued it.</summary>
    public string? TenantId { get; }

    /// <summary>The application it was issued to.</summary>
    public string? ClientId { get; }

    /// <summary>The service it is for.</summary>
    public string? Audience { get; }

    /// <summary>Who issued it.</summary>
    public string? Issuer { get; }

    /// <summary>The application's permissions, such as <c>full_access_as_app</c>.</summary>
    public IReadOnlyList<string> Roles { get; }

    /// <summary>Reads a token; one of another form says nothing of itself.</summary>
    internal static AccessToken Read(string value, DateTimeOffset expires)
    {
        string[] parts = value.Split('.');
        if (parts.Length != 3)
            return new AccessToken(value, expires, null);
        try
        {
            string padded = parts[1].Replace('-', '+').Replace('_', '/') + new string('=', (4 - (parts[1].Length % 4)) % 4);
            using JsonDocument claims = JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(padded)));
            return new AccessToken(value, expires, claims.RootElement.ValueKind == JsonValueKind.Object ? claims.RootElement : null);
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return new AccessToken(value, expires, null);
        }
    }

    private static string? Text(JsonElement? claims, string name) =>
        claims is { } known && known.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace EsExchange.Simulator.Http;

/// <summary>Judges the signed statement by which an application proves that it holds a certificate's key (RFC 7523 3).</summary>
internal static class ClientAssertion
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Why a statement is refused; null where it is good.</summary>
    /// <param name="assertion">The signed token.</param>
    /// <param name="clientId">The application.</param>
    /// <param name="certificate">The certificate it was registered with.</param>
    /// <param name="audience">The token endpoint's address.</param>
    /// <param name="now">The authority's time.</param>
    public static string? Refuse(string assertion, string clientId, X509Certificate2 certificate, string audience, DateTimeOffset now)
    {
        try
        {
            var parts = assertion.Split('.');
            if (parts.Length != 3)
                return "AADSTS50027: The assertion is no token.";
            using var header = JsonDocument.Parse(Jwt.Decode(parts[0]));
            using var claims = JsonDocument.Parse(Jwt.Decode(parts[1]));
            if (!IsSigned(header.RootElement, parts, certificate))
                return "AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application.";
            return Judge(claims.RootElement, clientId, audience, now);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or System.Collections.Generic.KeyNotFoundException)
        {
            return "AADSTS50027: The assertion is malformed.";
        }
    }

    private static bool IsSigned(JsonElement header, string[] parts, X509Certificate2 certificate)
    {
        var padding = header.GetProperty("alg").GetString() switch
        {
            "PS256" => RSASignaturePadding.Pss,
            "RS256" => RSASignaturePadding.Pkcs1,
            _ => null,
        };
        var names = header.TryGetProperty("x5t#S256", out var long1) ? long1.GetString() == Jwt.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256))
            : header.TryGetProperty("x5t", out var short1) && short1.GetString() == Jwt.Encode(certificate.GetCertHash());
        using var key = certificate.GetRSAPublicKey();
        return names && padding is not null && key is not null
            && key.VerifyData(System.Text.Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]), Jwt.Decode(parts[2]), HashAlgorithmName.SHA256, padding);
    }

    private static string? Judge(JsonElement claims, string clientId, string audience, DateTimeOffset now)
    {
        if (claims.GetProperty("iss").GetString() != clientId || claims.GetProperty("sub").GetString() != clientId)
            return "AADSTS700021: Client assertion application identifier doesn't match 'client_id' parameter.";
        if (claims.GetProperty("aud").GetString() != audience)
            return "AADSTS700023: Client assertion audience claim does not match realm issuer.";
        if (now + Skew < Time("nbf") || now - Skew > Time("exp"))
            return "AADSTS700024: Client assertion is not within its valid time range.";
        return null;

        DateTimeOffset Time(string claim) => DateTimeOffset.FromUnixTimeSeconds(
            long.Parse(claims.GetProperty(claim).ToString(), CultureInfo.InvariantCulture)); // Microsoft's library sends the number as a text
    }
}

using System;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using EsExchange.Ews.Tls;

namespace EsExchange.Ews.Authentication;

/// <summary>Who asks the authority for tokens and how (manual: "OAuth 2.0"). A class, so that no secret is printed.</summary>
public sealed class OAuthOptions
{
    /// <summary>The application's id (manual: "Client-ID").</summary>
    public required string ClientId { get; init; }

    /// <summary>The directory's id (manual: "Mandant-ID").</summary>
    public required string TenantId { get; init; }

    /// <summary>The application's secret; null where <see cref="Certificate"/> is set.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The application's certificate with its private key; null where <see cref="ClientSecret"/> is set.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The authority without the tenant; null for Microsoft's own. HTTPS only.</summary>
    public Uri? Authority { get; init; }

    /// <summary>What requests to the authority go through; null for this machine's network. The caller keeps and disposes it.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>How this machine's network is used.</summary>
    public NetworkOptions Network { get; init; } = new();
}

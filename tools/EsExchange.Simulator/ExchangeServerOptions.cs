using System;
using System.Collections.Generic;
using EsExchange.Simulator.Http;
using EsExchange.Simulator.Validation;

namespace EsExchange.Simulator;

/// <summary>How a server is set up.</summary>
public sealed record ExchangeServerOptions
{
    /// <summary>Whether it listens on HTTP.</summary>
    public bool Http { get; init; } = true;

    /// <summary>Whether it listens on HTTPS.</summary>
    public bool Https { get; init; }

    /// <summary>The port for HTTP; 0 takes a free one.</summary>
    public int HttpPort { get; init; }

    /// <summary>The port for HTTPS; 0 takes a free one.</summary>
    public int HttpsPort { get; init; }

    /// <summary>Further host names that the server goes by, in its certificate and as the audience of tokens.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    public CertificateVariant Certificate { get; init; } = CertificateVariant.Trusted;

    public ServerVersion Version { get; init; } = ServerVersion.Exchange2016;

    /// <summary>Whether Basic credentials are taken.</summary>
    public bool AllowBasic { get; init; } = true;

    /// <summary>Whether bearer tokens are taken.</summary>
    public bool AllowBearer { get; init; } = true;

    /// <summary>Whether connections may prove themselves by NTLM.</summary>
    public bool AllowNtlm { get; init; }

    /// <summary>Whether connections may negotiate their proof; the server chooses NTLM.</summary>
    public bool AllowNegotiate { get; init; }

    /// <summary>The directory of the token endpoint; null takes any.</summary>
    public string? Tenant { get; init; }

    /// <summary>How long a token is good.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Where given, requests that violate the schemas are answered with ErrorSchemaValidation.</summary>
    public EwsSchemas? RequestSchemas { get; init; }

    /// <summary>How many requests may be under way at once for an account or, where it impersonates, for the mailbox; one more is answered with ErrorExceededConnectionCount.</summary>
    public int MaximumConnections { get; init; } = 27;

    /// <summary>The longest request body; a longer one is answered with 413.</summary>
    public long MaximumRequestBytes { get; init; } = 100_000_000;

    /// <summary>After how long a silence a stream of events gives a sign of life.</summary>
    public TimeSpan StreamHeartbeat { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>The server's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

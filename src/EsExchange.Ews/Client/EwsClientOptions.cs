using System;
using System.Net.Http;
using EsExchange.Ews.Authentication;
using EsExchange.Ews.Throttling;
using EsExchange.Ews.Tls;

namespace EsExchange.Ews.Client;

/// <summary>Where and how an <see cref="EwsClient"/> asks. A class, so that nothing of it is printed.</summary>
public sealed class EwsClientOptions
{
    /// <summary>The service's URL, such as <c>https://mail.example.com/EWS/Exchange.asmx</c>; plain http is accepted for this machine alone.</summary>
    public required Uri Url { get; init; }

    /// <summary>Who asks.</summary>
    public required IEwsCredentials Credentials { get; init; }

    /// <summary>The clock for time-outs and waits.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How many requests may be under way at once, 1 to 27, which is what Exchange allows an account by default.</summary>
    public int MaxConcurrency { get; init; } = 10;

    /// <summary>How long one attempt may take, its answer included.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How failed attempts are repeated.</summary>
    public RetryLimits Retry { get; init; } = new();

    /// <summary>How many items one request reads or writes, 1 to 1000.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>How this machine's network is used.</summary>
    public NetworkOptions Network { get; init; } = new();

    /// <summary>What requests go through; null for the machine's own network. The caller keeps and disposes it.</summary>
    public HttpMessageHandler? Handler { get; init; }
}

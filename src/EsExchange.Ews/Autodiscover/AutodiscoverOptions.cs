using System;
using System.Collections.Generic;
using System.Net.Http;
using EsExchange.Ews.Authentication;
using EsExchange.Ews.Tls;

namespace EsExchange.Ews.Autodiscover;

/// <summary>For whom, and how, the service is looked for. A class, so that nothing of it is printed.</summary>
public sealed class AutodiscoverOptions
{
    /// <summary>The mailbox whose service is looked for, such as <c>sync@example.com</c>.</summary>
    public required string Address { get; init; }

    /// <summary>Who asks. They are shown to trusted hosts alone, over TLS, and only where a host asks for them.</summary>
    public required IEwsCredentials Credentials { get; init; }

    /// <summary>Hosts that are trusted besides those of the mailbox's domain, such as <c>outlook.office365.com</c>; each covers the hosts below it too.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>How long one answer may take.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How this machine's network is used.</summary>
    public NetworkOptions Network { get; init; } = new();

    /// <summary>What requests go through; null for the machine's own network. The caller keeps and disposes it.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>Where the records <c>_autodiscover._tcp</c> are looked up; null for the machine's DNS.</summary>
    public IServiceRecords? ServiceRecords { get; init; }

    /// <summary>The clock for time-outs.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}

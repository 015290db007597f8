using System;

namespace EsExchange.Ews.Client;

/// <summary>In whose name and how a request goes.</summary>
/// <param name="Mailbox">Whom to impersonate; null for the account itself.</param>
internal sealed record RequestTarget(string? Mailbox)
{
    /// <summary>How long an attempt may take with its answer; null for what the options say.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What ties several requests to one mailbox server; null where it does not matter.</summary>
    public ServerAffinity? Affinity { get; init; }
}

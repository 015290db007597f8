using System;
using System.Collections.Generic;
using EsExchange.Simulator.Properties;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.TimeZones;

namespace EsExchange.Simulator.Operations;

/// <summary>Who asks for what, and where.</summary>
internal sealed class RequestContext
{
    public required ExchangeStore Store { get; init; }

    public required TimeProvider Time { get; init; }

    public required Account Caller { get; init; }

    /// <summary>The mailbox acted in, or null for a caller that has none.</summary>
    public required Mailbox? ActingMailbox { get; init; }

    /// <summary>The mailbox acted in.</summary>
    /// <exception cref="EwsException">ErrorNonExistentMailbox: the caller has none.</exception>
    public Mailbox Mailbox => ActingMailbox ?? throw new EwsException("ErrorNonExistentMailbox", "The SMTP address has no mailbox associated with it.");

    public required EwsVersion Version { get; init; }

    public required ZoneCatalog Zones { get; init; }

    public required Zone ContextZone { get; init; }

    /// <summary>Counts messages that leave the mailbox.</summary>
    public required Action<int> MessagesSent { get; init; }

    /// <summary>Has something done after the mailbox is free again, for what concerns other mailboxes.</summary>
    public required Action<Action> Afterwards { get; init; }

    /// <summary>The response code a fault rule puts on the item at an index, or null.</summary>
    public required Func<int, string?> InjectedError { get; init; }

    public PropertyContext Properties => new(Store, Zones, ContextZone);
}

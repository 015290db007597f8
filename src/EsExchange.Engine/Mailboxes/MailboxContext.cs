using System.Collections.Generic;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Identity;
using EsExchange.Engine.Plans;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using NodaTime;

namespace EsExchange.Engine.Mailboxes;

/// <summary>What is fixed while one kind of item of one mailbox is run.</summary>
internal sealed record MailboxContext
{
    /// <summary>The number under which the run is recorded; 0 where it is not.</summary>
    public long RunId { get; init; }

    public required ItemKind Kind { get; init; }

    public required ExchangeConnection Connection { get; init; }

    public required SyncedStaff Staff { get; init; }

    public required ItemPolicy Policy { get; init; }

    public required IMailboxStore Eserp { get; init; }

    public required IExchangeFolder Exchange { get; init; }

    public required Stamp Stamp { get; init; }

    /// <summary>The names of eserp's activity types by number; null where they are not kept in step with categories.</summary>
    public required IReadOnlyDictionary<int, string>? ActivityTypes { get; init; }

    /// <summary>The activity type of an item that shows none; null where they are not kept in step with categories.</summary>
    public int? DefaultActivityType { get; init; }

    /// <summary>The categories that the mailbox is to offer; empty where activity types are not kept in step.</summary>
    public required IReadOnlyList<CategoryStyle> Categories { get; init; }

    /// <summary>When the run began.</summary>
    public required Instant Now { get; init; }

    /// <summary>Items that were never in step and were last changed before this instant are out of scope.</summary>
    public required Instant ScopeStart { get; init; }

    /// <summary>Whether nothing is remembered of earlier runs: there was none, or what they knew is lost.</summary>
    public bool IsFirst { get; init; }

    /// <summary>Whether the plan is only shown.</summary>
    public required bool PlanOnly { get; init; }

    /// <summary>The only changes that may be made; null for any.</summary>
    public SavedPlan? Plan { get; init; }

    public required ISyncObserver Observer { get; init; }

    public required MailboxTally Tally { get; init; }

    /// <summary>What the run has deleted of the mailbox so far, of all kinds.</summary>
    public required MailboxLosses Losses { get; init; }

    public DeleteLimit DeleteLimit => new(Connection.DeleteLimit, Connection.DeleteLimitPercent);

    public SideForms Forms => new(Eserp.ToEserpForm, Exchange.ToExchangeForm);
}

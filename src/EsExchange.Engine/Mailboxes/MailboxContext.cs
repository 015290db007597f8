using EsExchange.Engine.Exchange;
using EsExchange.Engine.Identity;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Planning;
using NodaTime;

namespace EsExchange.Engine.Mailboxes;

/// <summary>What is fixed during the run of one mailbox.</summary>
internal sealed record MailboxContext
{
    public required long RunId { get; init; }

    public required ExchangeConnection Connection { get; init; }

    public required SyncedStaff Staff { get; init; }

    public required IMailboxStore Eserp { get; init; }

    public required IExchangeMailbox Exchange { get; init; }

    public required Stamp Stamp { get; init; }

    /// <summary>Items that were never in step and were last changed before this instant are out of scope.</summary>
    public required Instant ScopeStart { get; init; }

    /// <summary>Whether the plan is only shown.</summary>
    public required bool PlanOnly { get; init; }

    public required ISyncObserver Observer { get; init; }

    public MailboxTally Tally { get; } = new();

    public DeletePolicy DeletePolicy => new(Staff.DeleteAppointmentsInExchange, Staff.DeleteAppointmentsInEserp);

    public DeleteLimit DeleteLimit => new(Connection.DeleteLimit, Connection.DeleteLimitPercent);

    public SideForms Forms => new(Eserp.ToEserpForm, Exchange.ToExchangeForm);
}

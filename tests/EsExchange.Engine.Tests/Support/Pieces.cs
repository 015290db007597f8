using System;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Identity;
using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Plan;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using NodaTime;

namespace EsExchange.Engine.Tests.Support;

/// <summary>The pieces that pure decisions are made of.</summary>
internal static class Pieces
{
    public const long RunId = 77;

    public static readonly Instant Morning = Instant.FromUtc(2027, 1, 4, 8, 0);

    public static readonly SeriesKey Monday = new("S", Morning);

    public static readonly Stamp Stamp = new(new Guid("11111111-2222-3333-4444-555555555555"), ItemKind.Appointment);

    /// <summary>Both sides hold everything, and nothing can be read or written.</summary>
    public static MailboxContext Context { get; } = new()
    {
        RunId = RunId,
        Kind = ItemKind.Appointment,
        Connection = new ExchangeConnection { Name = "hq" },
        Staff = new SyncedStaff { ConnectionId = 1, Connection = "hq", Name = "Anna", StaffNumber = 1 },
        Policy = new ItemPolicy(IsSynced: true, KeepsPrivate: true, ComesBack: true, HasScope: true, new PairPolicy(DeleteInExchange: true, DeleteInEserp: true)),
        Eserp = ScriptedPort.Of<IMailboxStore>(),
        Exchange = ScriptedPort.Of<IExchangeFolder>(),
        Stamp = Stamp,
        ActivityTypes = null,
        Categories = [],
        Now = Morning,
        ScopeStart = Morning - Duration.FromDays(30),
        PlanOnly = false,
        Observer = SilentObserver.Instance,
        Tally = new MailboxTally(),
        Losses = new MailboxLosses(() => []),
    };

    public static Appointment Content(string subject) => new() { Subject = subject, Time = new AppointmentTime.Timed(Morning, Morning + Duration.FromHours(1)) };

    public static EserpItem Row(long id = 1, long version = 7, string subject = "A") => new(id, version, Content(subject), Morning);

    public static ExchangeItem Item(string id = "X", string changeKey = "x1", string subject = "A") =>
        new() { Item = new ExchangeItemId(id, changeKey), Content = Content(subject), Modified = Morning };

    public static Link Link(long eserpId = 1, string? itemId = "X", string? changeKey = "x1", long version = 7) =>
        new() { Id = 100 + eserpId, EserpId = eserpId, ItemId = itemId, ChangeKey = changeKey, EserpVersion = version, Base = Content("A") };

    /// <summary>A pair in step.</summary>
    public static Pair Pair() => new() { Link = Link(), EserpId = 1, ItemId = "X", Eserp = Row(), Item = Item(), Base = Content("A") };

    public static PlannedPair Planned(PlanAction action, Pair pair, PlanReason reason = PlanReason.InStep) =>
        new() { Pair = pair, Decision = new Decision(action, reason), Target = Content("T"), Series = pair.Eserp?.Series };

    public static PlannedChange Change(string subject) => new()
    {
        Connection = "hq",
        Mailbox = SyncWorld.Address,
        StaffNumber = 1,
        Kind = ItemKind.Appointment,
        Side = Side.Exchange,
        Change = ChangeKind.Create,
        Subject = subject,
        Reason = "NewInEserp",
    };

    public static ExchangeRead Found(ExchangeItem item) => new(item.Item.Id, ReadOutcome.Found, item, null);

    public static ExchangeRead NotFound(string id) => new(id, ReadOutcome.NotFound, null, null);

    public static ExchangeRead Failed(string id, string? why = "torn") => new(id, ReadOutcome.Failed, null, why);
}

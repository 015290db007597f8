using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Plan;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Mailboxes;

public sealed class DeleteBrakeDecisionTests
{
    private int _linked = 100;

    [Fact]
    public void Only_deletions_wait()
    {
        DeleteBrake brake = Brake(0);
        PlannedPair merge = Planned(PlanAction.Merge, Pair());
        Assert.False(brake.IsHolding);

        Assert.Equal([merge], brake.HoldBack([InEserp(2), merge, InExchange(3)]));

        Assert.True(brake.IsHolding);
    }

    [Fact]
    public void What_was_approved_does_not_wait()
    {
        DeleteBrake brake = Brake(0);
        brake.Approve(1);

        Assert.Equal([1], brake.HoldBack([InEserp(1), InEserp(2)]).Select(pair => pair.Pair.EserpId));
    }

    [Fact]
    public void What_has_no_number_does_not_wait()
    {
        DeleteBrake brake = Brake(0);
        PlannedPair nobody = Planned(PlanAction.DeleteInExchange, Pair() with { EserpId = null });

        Assert.Equal([nobody], brake.HoldBack([nobody]));
        Assert.False(brake.IsHolding);
    }

    [Fact]
    public void What_is_planned_otherwise_later_waits_no_longer()
    {
        DeleteBrake brake = Brake(0);
        Assert.Empty(brake.HoldBack([InEserp(1)]));
        Assert.True(brake.IsHolding);

        Assert.Single(brake.HoldBack([Planned(PlanAction.Nothing, Pair())]));

        Assert.False(brake.IsHolding);
    }

    [Fact]
    public async Task Of_several_looks_at_a_pair_the_last_counts()
    {
        DeleteBrake brake = Brake(0);
        brake.HoldBack([InEserp(1)]);
        brake.HoldBack([InExchange(1)]);

        Assert.Equal([(Side.Exchange, 1)], (await DecideAsync(brake)).Refused.Select(refused => (refused.Side, refused.Deletions)));
    }

    [Fact]
    public async Task What_the_limit_allows_is_looked_at_again_and_then_let_through()
    {
        DeleteBrake brake = Brake(2);
        brake.HoldBack([InEserp(1), InEserp(2), InExchange(3), InExchange(4)]);

        Verdict verdict = await DecideAsync(brake);

        Assert.Empty(verdict.Refused);
        Assert.Equal(["X1", "X2"], verdict.Allowed.DeletedItems);
        Assert.Equal([1, 2], verdict.Allowed.EserpItems.Keys);
        Assert.Equal(["X3", "X4"], verdict.Allowed.Items.Keys);
        Assert.Equal([3, 4], verdict.Allowed.DeletedEserpItems);
        Assert.False(brake.IsHolding);
        Assert.Equal(4, brake.HoldBack([InEserp(1), InEserp(2), InExchange(3), InExchange(4)]).Count);
        Assert.Empty(brake.HoldBack([InEserp(5)]));
    }

    [Fact]
    public async Task Each_side_has_its_own_limit()
    {
        DeleteBrake brake = Brake(1);
        brake.HoldBack([InEserp(1), InExchange(2), InEserp(3)]);

        Verdict verdict = await DecideAsync(brake);

        Assert.Equal([(1L, Side.Eserp, 2, 100), (3L, Side.Eserp, 2, 100)], verdict.Refused.Select(refused => (refused.Planned.Pair.EserpId!.Value, refused.Side, refused.Deletions, refused.Linked)));
        Assert.Equal([2], verdict.Allowed.DeletedEserpItems);
        Assert.Empty(verdict.Allowed.DeletedItems);
        Assert.False(brake.IsHolding);
        Assert.Empty(brake.HoldBack([InEserp(1)]));
    }

    [Fact]
    public async Task What_was_allowed_before_counts()
    {
        DeleteBrake brake = Brake(0, percent: 50);
        _linked = 4;
        brake.HoldBack([InExchange(1), InExchange(2), InEserp(3)]);
        Assert.Empty((await DecideAsync(brake)).Refused);
        _linked = 1;
        brake.HoldBack([InExchange(4)]);

        RefusedDeletion refused = Assert.Single((await DecideAsync(brake)).Refused);

        Assert.Equal((3, 4), (refused.Deletions, refused.Linked));
    }

    [Fact]
    public async Task What_was_refused_before_does_not_count()
    {
        DeleteBrake brake = Brake(1);
        brake.HoldBack([InExchange(1), InExchange(2)]);
        Assert.Equal(2, (await DecideAsync(brake)).Refused.Count);
        brake.HoldBack([InExchange(3)]);

        Assert.Empty((await DecideAsync(brake)).Refused);
    }

    [Fact]
    public async Task The_kinds_of_a_mailbox_share_its_limit()
    {
        MailboxContext context = Limited(2, 0, Counted(), Counted());
        DeleteBrake appointments = new(context);
        DeleteBrake tasks = new(context with { Kind = ItemKind.Task });
        appointments.HoldBack([InEserp(1), InEserp(2)]);
        Assert.Empty((await DecideAsync(appointments)).Refused);
        tasks.HoldBack([InEserp(1), InExchange(2)]);

        RefusedDeletion refused = Assert.Single((await DecideAsync(tasks)).Refused);

        Assert.Equal((Side.Eserp, 3, 202), (refused.Side, refused.Deletions, refused.Linked));
    }

    [Fact]
    public async Task What_one_kind_loses_is_little_in_a_mailbox_with_much_of_another()
    {
        DeleteBrake tasks = new(Limited(1, 20, Counted(), Counted()));
        tasks.HoldBack([InEserp(1), InEserp(2), InEserp(3)]);
        _linked = 7;
        Assert.Equal(3, (await DecideAsync(tasks)).Refused.Count);
        tasks.HoldBack([InEserp(1), InEserp(2), InEserp(3)]);
        _linked = 8;

        Assert.Empty((await DecideAsync(tasks)).Refused);
    }

    private static PlannedPair InEserp(long id) => Planned(PlanAction.DeleteInEserp, Pair(id) with { IsDeletedInExchange = true });

    private static PlannedPair InExchange(long id) => Planned(PlanAction.DeleteInExchange, Pair(id) with { IsDeletedInEserp = true });

    private static Pair Pair(long id = 1) => Pieces.Pair() with { EserpId = id, ItemId = $"X{id}" };

    private static Task<Verdict> DecideAsync(DeleteBrake brake) => brake.DecideAsync(TestContext.Current.CancellationToken);

    private DeleteBrake Brake(int items, int percent = 0) => new(Limited(items, percent, Counted()));

    private static MailboxContext Limited(int items, int percent, params IMailboxStore[] kinds) => Context with
    {
        Connection = Context.Connection with { DeleteLimit = items, DeleteLimitPercent = percent },
        Losses = new MailboxLosses(() => kinds),
    };

    private IMailboxStore Counted()
    {
        IMailboxStore eserp = ScriptedPort.Of<IMailboxStore>(out ScriptedPort script);
        script.On("CountLinksAsync", (CancellationToken _) => _linked);
        return eserp;
    }
}

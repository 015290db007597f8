using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Issues;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.Runs;
using EsExchange.Simulator.Store;
using EsExchange.Sync.Model;
using Xunit;

namespace EsExchange.Engine.Tests.Mailboxes;

public sealed class DeleteBrakeTests
{
    [Theory]
    [InlineData(Side.Eserp)]
    [InlineData(Side.Exchange)]
    public async Task An_emptied_side_does_not_empty_the_other_and_everything_else_goes_on(Side emptied)
    {
        await using SyncWorld world = await CreateAsync(30);
        Empty(world, emptied, 30);
        world.AddAppointment("Aufmaß");
        world.AddItem("Übergabe");

        MailboxResult run = await world.SyncAsync();

        Assert.Equal(0, run.Eserp.Deleted + run.Exchange.Deleted);
        Assert.Equal(1, run.Eserp.Created);
        Assert.Equal(1, run.Exchange.Created);
        Assert.Equal(32, emptied == Side.Eserp ? world.Items.Count : world.Appointments.Count);
        Assert.Equal(30, (await WaitingAsync(world)).Count);
        MailboxResult next = await world.SyncAsync();
        Assert.Equal(0, next.Eserp.Total + next.Exchange.Total);
        Assert.Equal(30, (await WaitingAsync(world)).Count);
    }

    [Theory]
    [InlineData(Side.Eserp)]
    [InlineData(Side.Exchange)]
    public async Task What_an_admin_approves_is_deleted_by_the_next_run_and_nothing_else(Side emptied)
    {
        await using SyncWorld world = await CreateAsync(30);
        Empty(world, emptied, 15);
        await world.SyncAsync();
        IReadOnlyList<RecordedIssue> waiting = await WaitingAsync(world);
        Assert.Equal(15, waiting.Count);
        Assert.All(waiting, issue => Assert.Equal(emptied, issue.DeletedIn));

        Assert.Equal(4, await world.Database.Issues.ApproveAsync([.. waiting.Take(4).Select(issue => issue.IssueId)], TestContext.Current.CancellationToken));
        await world.SetAsync(connection => connection with { DeleteLimit = 0, DeleteLimitPercent = 0 });
        MailboxResult run = await world.SyncAsync();

        Assert.Equal(4, run.Eserp.Deleted + run.Exchange.Deleted);
        Assert.Equal(26, emptied == Side.Eserp ? world.Items.Count : world.Appointments.Count);
        Assert.Equal(11, (await WaitingAsync(world)).Count);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(60, 12)]
    [InlineData(5, 5)]
    public async Task As_much_as_one_of_the_limits_allows_is_deleted_at_once(int linked, int deleted)
    {
        await using SyncWorld world = await CreateAsync(linked);
        Empty(world, Side.Exchange, deleted);
        Assert.Equal(new WriteCounts(0, 0, deleted), (await world.SyncAsync()).Eserp);
        await world.AssertSettledAsync();
    }

    [Fact]
    public async Task A_plan_shows_no_deletion_that_would_wait()
    {
        await using SyncWorld world = await CreateAsync(30);
        Empty(world, Side.Exchange, 30);
        world.Planned.Clear();
        await world.SyncAsync(planOnly: true);
        Assert.Empty(world.Planned);
        Assert.Equal(30, world.Issues.Count(issue => issue.Reason == SyncIssue.HeldByBrake));
        Assert.Empty(await WaitingAsync(world));
        await world.SyncAsync();
        Assert.Equal(30, (await WaitingAsync(world)).Count);
    }

    [Fact]
    public async Task Deletions_that_came_in_several_pages_are_counted_together()
    {
        await using SyncWorld world = await CreateAsync(300);
        Empty(world, Side.Exchange, 300);
        Assert.Equal(0, (await world.SyncAsync()).Eserp.Deleted);
        Assert.Equal(300, (await WaitingAsync(world)).Count);
    }

    private static async Task<SyncWorld> CreateAsync(int linked)
    {
        SyncWorld world = await SyncWorld.CreateAsync(judgesAnswers: false);
        for (int i = 0; i < linked; i++)
            world.AddAppointment($"Termin {i:000}", day: 1 + (i % 20));
        await world.SyncAsync();
        return world;
    }

    private static void Empty(SyncWorld world, Side side, int count)
    {
        if (side == Side.Eserp)
        {
            foreach (var row in world.Appointments.Take(count))
                world.User.Delete(row.AppointmentId);
        }
        else
        {
            foreach (CalendarItem item in world.Items.Take(count))
                world.Mailbox.Calendar.Delete(item.ItemId);
        }
    }

    private static async Task<IReadOnlyList<RecordedIssue>> WaitingAsync(SyncWorld world) =>
        [.. (await world.Database.Issues.GetIssuesAsync(false, TestContext.Current.CancellationToken)).Where(issue => issue.Reason == SyncIssue.HeldByBrake)];
}

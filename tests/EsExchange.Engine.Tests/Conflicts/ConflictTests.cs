using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Conflicts;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Conflicts;
using EsExchange.Simulator.Store;
using EsExchange.Sync.Model;
using Xunit;

namespace EsExchange.Engine.Tests.Conflicts;

public sealed class ConflictTests
{
    [Theory]
    [InlineData(ConflictRule.Exchange, KeptValue.Eserp, "aus eserp")]
    [InlineData(ConflictRule.Exchange, KeptValue.Exchange, "aus Exchange")]
    [InlineData(ConflictRule.Eserp, KeptValue.Exchange, "aus Exchange")]
    [InlineData(ConflictRule.Eserp, KeptValue.Base, "Halle 1")]
    public async Task The_losers_value_is_kept_and_can_be_restored_on_both_sides(ConflictRule rule, KeptValue keep, string expected)
    {
        await using SyncWorld world = await WithConflictAsync(rule);
        RecordedConflict conflict = Assert.Single(await world.Database.Conflicts.GetConflictsAsync(false, TestContext.Current.CancellationToken));
        Assert.Equal((ItemField.Location, "Halle 1", "aus eserp", "aus Exchange"), (conflict.Field, ((Appointment)conflict.Base!).Location, ((Appointment)conflict.Eserp).Location, ((Appointment)conflict.Exchange).Location));

        await new ConflictResolver(world.Database).ResolveAsync(conflict, keep, TestContext.Current.CancellationToken);
        await world.SyncAsync();

        Assert.Equal(expected, world.Appointment("Aufmaß").Location);
        Assert.Equal(expected, world.Item("Aufmaß").Location);
        Assert.Empty(await world.Database.Conflicts.GetConflictsAsync(false, TestContext.Current.CancellationToken));
        await world.AssertSettledAsync();
    }

    [Fact]
    public async Task A_value_that_was_changed_since_is_not_overwritten()
    {
        await using SyncWorld world = await WithConflictAsync(ConflictRule.Exchange);
        RecordedConflict conflict = Assert.Single(await world.Database.Conflicts.GetConflictsAsync(false, TestContext.Current.CancellationToken));
        world.User.Change(world.Appointment("Aufmaß").AppointmentId, "Location", "längst geklärt");

        SyncException error = await Assert.ThrowsAsync<SyncException>(() => new ConflictResolver(world.Database).ResolveAsync(conflict, KeptValue.Eserp, TestContext.Current.CancellationToken));

        Assert.Equal("ChangedSince", error.ErrorId);
        Assert.Equal("längst geklärt", world.Appointment("Aufmaß").Location);
        Assert.Single(await world.Database.Conflicts.GetConflictsAsync(false, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_conflict_whose_item_is_gone_or_whose_mailbox_is_no_longer_synced_is_refused()
    {
        await using SyncWorld world = await WithConflictAsync(ConflictRule.Exchange);
        RecordedConflict conflict = Assert.Single(await world.Database.Conflicts.GetConflictsAsync(false, TestContext.Current.CancellationToken));
        var resolver = new ConflictResolver(world.Database);
        Task<SyncException> RefusedAsync() => Assert.ThrowsAsync<SyncException>(() => resolver.ResolveAsync(conflict, KeptValue.Eserp, TestContext.Current.CancellationToken));

        world.User.Delete(world.Appointment("Aufmaß").AppointmentId);
        Assert.Equal("ItemGone", (await RefusedAsync()).ErrorId);

        await world.Database.Configuration.AddSyncedStaffAsync(world.Staff with { StaffNumber = 2, Name = "Jürgen Groß" }, TestContext.Current.CancellationToken);
        await world.Database.Configuration.RemoveSyncedStaffAsync(world.Connection.Id, 1, TestContext.Current.CancellationToken);
        Assert.Equal("NotSynced", (await RefusedAsync()).ErrorId);
        Assert.Single(await world.Database.Conflicts.GetConflictsAsync(false, TestContext.Current.CancellationToken));
    }

    private static async Task<SyncWorld> WithConflictAsync(ConflictRule rule)
    {
        SyncWorld world = await SyncWorld.CreateAsync();
        await world.SetAsync(connection => connection with { ConflictRule = rule });
        await world.RegisterStaffAsync();
        long id = world.AddAppointment("Aufmaß", "Halle 1");
        await world.SyncAsync();
        world.User.Change(id, "Location", "aus eserp");
        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("Aufmaß").ItemId, item => item.Location = "aus Exchange");
        Assert.Equal(1, (await world.SyncAsync()).Conflicts);
        return world;
    }
}

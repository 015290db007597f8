using System;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Plans;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Runs;
using Xunit;

namespace EsExchange.Engine.Tests.Plans;

public sealed class PlanTests
{
    [Fact]
    public async Task A_reviewed_plan_is_applied_unchanged()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.AddAppointment("Aufmaß", "Halle 'Nord'\nTor 2");
        world.AddItem("Übergabe", day: 2);
        SavedPlan plan = await PlanAsync(world);

        MailboxResult result = await world.SyncAsync(plan: plan);

        Assert.Equal(2, plan.Lines.Count);
        Assert.Equal(new WriteCounts(1, 0, 0), result.Eserp);
        Assert.Equal(new WriteCounts(1, 0, 0), result.Exchange);
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task A_plan_is_refused_when_the_world_has_moved_and_nothing_is_written()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        long id = world.AddAppointment("Aufmaß");
        SavedPlan plan = await PlanAsync(world);
        world.User.Change(id, "Location", "Halle 2");

        SyncException moved = await Assert.ThrowsAsync<SyncException>(() => world.SyncAsync(plan: plan));

        Assert.Equal("PlanMoved", moved.ErrorId);
        Assert.Contains("Halle 2", moved.Message);
        Assert.Empty(world.Items);
        SyncException foreign = await Assert.ThrowsAsync<SyncException>(() => world.SyncAsync(plan: new SavedPlan(Guid.NewGuid(), DateTimeOffset.UtcNow, plan.Lines)));
        Assert.Equal("PlanOfOtherDatabase", foreign.ErrorId);
        Assert.Empty(world.Items);
    }

    [Fact]
    public async Task A_plan_is_refused_where_a_mailbox_cannot_be_looked_at()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.AddAppointment("Aufmaß");
        SavedPlan plan = await PlanAsync(world);
        world.Set(staff => staff with { EMail = "gone@musterbau.example" });

        SyncException error = await Assert.ThrowsAsync<SyncException>(() => world.TrySyncAsync(plan: plan));

        Assert.Equal("PlanNotChecked", error.ErrorId);
        Assert.Contains("gone@musterbau.example", error.Message);
        Assert.Empty(world.Items);
    }

    private static async Task<SavedPlan> PlanAsync(SyncWorld world)
    {
        await world.SyncAsync(planOnly: true);
        return new SavedPlan(world.Database.Id, DateTimeOffset.UtcNow, world.Planned.Select(PlanLine.Of));
    }
}

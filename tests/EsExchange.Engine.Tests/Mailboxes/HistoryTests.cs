using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Tests.Support;
using Xunit;

namespace EsExchange.Engine.Tests.Mailboxes;

/// <summary>A run deletes what is out of date.</summary>
public sealed class HistoryTests
{
    [Fact]
    public async Task At_its_end_a_run_deletes_older_ones_and_one_that_only_plans_deletes_nothing()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.AddAppointment("Aufmaß", day: 4);
        await world.SyncAsync();
        world.Sql("UPDATE es_Run SET Started = '2020-01-01T00:00:00.000Z', Finished = '2020-01-01T00:00:01.000Z'");
        long old = (await world.Database.Runs.GetRunsAsync(1, TestContext.Current.CancellationToken)).Single().RunId;
        Assert.NotEmpty(await world.Database.Journal.GetWritesAsync(old, TestContext.Current.CancellationToken));

        await world.SyncAsync(planOnly: true);
        Assert.Equal(old, (await world.Database.Runs.GetRunsAsync(2, TestContext.Current.CancellationToken)).Single().RunId);

        await world.SyncAsync();
        Assert.NotEqual(old, (await world.Database.Runs.GetRunsAsync(2, TestContext.Current.CancellationToken)).Single().RunId);
        Assert.Empty(await world.Database.Journal.GetWritesAsync(old, TestContext.Current.CancellationToken));
        await world.AssertSettledAsync();
    }
}

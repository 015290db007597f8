using System.Collections.Generic;
using System.Threading.Tasks;
using EsExchange.Ews.Items;
using EsExchange.Ews.Tests.Support;
using Xunit;
using SimItem = EsExchange.Simulator.Store.CalendarItem;

namespace EsExchange.Ews.Tests.Streaming;

public sealed class ListenOverTheWireTests
{
    [Fact]
    public async Task What_a_user_does_is_heard()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        IAsyncEnumerator<MailboxChanged> changes = world.Client
            .ListenAsync([SimulatorWorld.Anna], [DistinguishedFolder.Calendar, DistinguishedFolder.Tasks], TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await using (changes)
        {
            Assert.True(await changes.MoveNextAsync());

            world.Calendar.Add(new SimItem { Subject = "neu", Start = SimulatorWorld.Nine, End = SimulatorWorld.Nine });

            Assert.True(await changes.MoveNextAsync());
            Assert.Equal(SimulatorWorld.Anna, changes.Current.Address);
        }
    }
}

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Explain;
using EsExchange.Engine.Tests.Support;
using EsExchange.Simulator.Store;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using Xunit;

namespace EsExchange.Engine.Tests.Explain;

public sealed class ExplainTests
{
    [Fact]
    public async Task Everything_known_of_an_item_is_told_and_nothing_is_written()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        long id = world.AddAppointment("Aufmaß", "Halle 1");
        await world.SyncAsync();
        world.User.Change(id, "Location", "Halle 2");
        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("Aufmaß").ItemId, item => item.Subject = "Aufmaß neu");

        ItemExplanation told = Assert.Single(await ExplainAsync(world, new ItemQuery(null, null, subject => subject == "Aufmaß")));

        Assert.Equal((PairState.Linked, PlanAction.Merge, PlanReason.ChangedOnBothSides), (told.State, told.NextAction, told.NextReason));
        Assert.Equal(("Halle 2", "Aufmaß neu", "Halle 1"), (((Appointment)told.Eserp!).Location, told.Exchange!.Title, ((Appointment)told.Base!).Location));
        Assert.Equal([ItemField.Subject], told.EserpFields);
        Assert.Equal([ItemField.Location], told.ExchangeFields);
        Assert.Equal((ItemKind.Appointment, id, world.Items[0].ItemId), (told.Kind, told.EserpId, told.ItemId));
        Assert.NotEqual(told.ChangeKey, told.SyncedChangeKey);
        Assert.True(told.EserpVersion > told.SyncedEserpVersion);
        Assert.NotNull(told.EserpModified);
        Assert.NotNull(told.ExchangeModified);
        Assert.Equal(Side.Exchange, told.LastWrite!.Side);
        Assert.Equal("Aufmaß", world.Appointment("Aufmaß").Subject);
    }

    [Fact]
    public async Task An_item_that_is_not_in_step_is_told_by_its_id()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        CalendarItem item = world.AddItem("Arzt");
        world.Mailbox.Calendar.Change<CalendarItem>(item.ItemId, i => i.Sensitivity = EsExchange.Simulator.Store.Sensitivity.Private);

        ItemExplanation told = Assert.Single(await ExplainAsync(world, new ItemQuery(null, item.ItemId, _ => true)));

        Assert.Equal((PairState.New, PlanAction.Skip, PlanReason.Private), (told.State, told.NextAction, told.NextReason));
        Assert.Null(told.Eserp);
    }

    private static async Task<List<ItemExplanation>> ExplainAsync(SyncWorld world, ItemQuery query)
    {
        var told = new List<ItemExplanation>();
        await foreach (ItemExplanation item in new ItemExplainer(world.Database, new EwsConnector(TimeProvider.System), TimeProvider.System)
            .ExplainAsync(world.Connection, world.Staff, ItemKind.Appointment, query, TestContext.Current.CancellationToken))
            told.Add(item);
        return told;
    }
}

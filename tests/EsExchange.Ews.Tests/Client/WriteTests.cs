using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Tests.Support;
using EsExchange.Simulator;
using EsExchange.Simulator.Faults;
using NodaTime;
using Xunit;
using SimItem = EsExchange.Simulator.Store.CalendarItem;

namespace EsExchange.Ews.Tests.Client;

public sealed class WriteTests
{
    [Fact]
    public async Task An_item_is_created_changed_and_deleted()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();

        ItemId created = Done(await world.Mailbox.CreateItemsAsync([SimulatorWorld.NewItem("Aufmaß")], default));
        ItemId updated = Done(await world.Mailbox.UpdateItemsAsync([new CalendarItemUpdate(created, [
            new FieldChange.SetSubject("Abnahme"), new FieldChange.SetBody("neu"), new FieldChange.SetLocation(string.Empty),
            new FieldChange.SetTime(new ItemTime(SimulatorWorld.Nine + Duration.FromDays(1), SimulatorWorld.Nine + Duration.FromDays(2), false, "UTC")),
            new FieldChange.SetReminder(null), new FieldChange.SetFreeBusy(LegacyFreeBusyStatus.OutOfOffice),
            new FieldChange.SetImportance(EsExchange.Sync.Model.Importance.High),
            new FieldChange.SetSensitivity(EsExchange.Sync.Model.Sensitivity.Private), new FieldChange.SetStamp("4712")])], default));
        CalendarItem read = (await world.Mailbox.GetCalendarItemsAsync([created.Id], default))[0].Item!;

        Assert.NotEqual(created.ChangeKey, updated.ChangeKey);
        Assert.Equal(updated.ChangeKey, read.ItemId.ChangeKey);
        Assert.Equal(("Abnahme", "neu", string.Empty, "4712"), (read.Subject, read.Body.TrimEnd(), read.Location, read.Stamp));
        Assert.Equal(SimulatorWorld.Nine + Duration.FromDays(1), read.Start);
        Assert.False(read.ReminderIsSet);
        Assert.Equal(LegacyFreeBusyStatus.OutOfOffice, read.FreeBusy);
        Assert.Equal(EsExchange.Sync.Model.Importance.High, read.Importance);
        Assert.Equal(EsExchange.Sync.Model.Sensitivity.Private, read.Sensitivity);
        Assert.Equal(created.Id, Done(await world.Mailbox.DeleteItemsAsync([updated], default)).Id);
        Assert.Equal(0, world.Calendar.Count);
    }

    [Fact]
    public async Task A_newer_version_is_never_overwritten()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        ItemId created = Done(await world.Mailbox.CreateItemsAsync([SimulatorWorld.NewItem("Aufmaß")], default));
        world.Calendar.Change<SimItem>(created.Id, item => item.Subject = "von Anna");

        WriteResult result = Assert.Single(await world.Mailbox.UpdateItemsAsync(
            [new CalendarItemUpdate(created, [new FieldChange.SetSubject("von uns")])], default));

        Assert.Equal(EwsErrorCategory.Conflict, Assert.IsType<WriteResult.Failed>(result).Error.Category);
        Assert.Equal("von Anna", world.Calendar.List<SimItem>()[0].Subject);
    }

    public static TheoryData<string, int> LostAnswers => new()
    {
        { "before", 0 },
        { "after", 1 },
        { "truncated", 1 },
        { "garbage", 1 },
    };

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task A_lost_answer_leaves_the_outcome_open_and_is_never_repeated(string fault, int created)
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        world.Server.Faults.Add(Effect(fault), "CreateItem", 1);

        IReadOnlyList<WriteResult> results = await world.Mailbox.CreateItemsAsync(
            [SimulatorWorld.NewItem("Aufmaß")], default);

        Assert.IsType<WriteResult.OutcomeUnknown>(Assert.Single(results));
        Assert.Equal(created, world.Calendar.Count);
        Assert.Equal(1, world.Server.Exchanges.Count("CreateItem"));
    }

    public static TheoryData<string> Throttles => ["429", "503", "busy"];

    [Theory]
    [MemberData(nameof(Throttles))]
    public async Task A_throttled_write_is_repeated_and_done_once(string fault)
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        world.Server.Faults.Add(Effect(fault), "CreateItem", 2);

        IReadOnlyList<WriteResult> results = await world.Mailbox.CreateItemsAsync([SimulatorWorld.NewItem("Aufmaß")], default);

        Assert.IsType<WriteResult.Done>(Assert.Single(results));
        Assert.Equal(1, world.Calendar.Count);
    }

    [Fact]
    public async Task One_refused_item_holds_up_no_other()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        world.Server.Faults.Add(new FaultEffect.ItemError("ErrorItemCorrupt", [1]), "CreateItem", 1);

        IReadOnlyList<WriteResult> results = await world.Mailbox.CreateItemsAsync(
            [SimulatorWorld.NewItem("A", "1"), SimulatorWorld.NewItem("B", "2"), SimulatorWorld.NewItem("C", "3")], default);

        Assert.IsType<WriteResult.Done>(results[0]);
        Assert.Equal("ErrorItemCorrupt", Assert.IsType<WriteResult.Failed>(results[1]).Error.ResponseCode);
        Assert.IsType<WriteResult.Done>(results[2]);
        Assert.Equal(["A", "C"], world.Calendar.List<SimItem>().Select(item => item.Subject).Order());
    }

    [Fact]
    public async Task Items_after_a_full_mailbox_are_known_not_to_be_written()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        world.Server.Faults.Add(new FaultEffect.ItemError("ErrorQuotaExceeded", [0]), "CreateItem", 1);

        IReadOnlyList<WriteResult> results = await world.Mailbox.CreateItemsAsync(
            [SimulatorWorld.NewItem("A", "1"), SimulatorWorld.NewItem("B", "2")], default);

        Assert.Equal(EwsErrorCategory.QuotaExceeded, Assert.IsType<WriteResult.Failed>(results[0]).Error.Category);
        EwsError stopped = Assert.IsType<WriteResult.Failed>(results[1]).Error;
        Assert.Equal("ErrorBatchProcessingStopped", stopped.ResponseCode);
        Assert.True(stopped.IsTransient);
        Assert.Equal(0, world.Calendar.Count);
    }

    [Fact]
    public async Task A_server_that_is_too_old_is_refused_before_anything_is_written()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync(new ExchangeServerOptions { Version = Simulator.ServerVersion.Exchange2013 });

        EwsException error = await Assert.ThrowsAsync<EwsException>(
            () => world.Mailbox.CreateItemsAsync([SimulatorWorld.NewItem("Aufmaß")], default));

        Assert.Equal(EwsErrorCategory.ServerTooOld, error.Error.Category);
        Assert.Contains("15.0", error.Message, System.StringComparison.Ordinal);
        Assert.Equal(0, world.Server.Exchanges.Count("CreateItem"));
    }

    private static ItemId Done(IReadOnlyList<WriteResult> results) => Assert.IsType<WriteResult.Done>(Assert.Single(results)).ItemId;

    private static FaultEffect Effect(string name) => name switch
    {
        "before" => new FaultEffect.DropBeforeEffect(),
        "after" => new FaultEffect.DropAfterEffect(),
        "truncated" => new FaultEffect.TruncatedResponse(),
        "garbage" => new FaultEffect.GarbageResponse(),
        "429" => new FaultEffect.HttpError(429),
        "503" => new FaultEffect.HttpError(503),
        _ => new FaultEffect.ServerBusy(0),
    };
}

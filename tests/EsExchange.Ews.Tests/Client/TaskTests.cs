using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Tests.Support;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Ews.Tests.Client;

public sealed class TaskTests
{
    private static readonly LocalDate Friday = new(2027, 1, 15);

    private static readonly NewTaskItem Task1 = new()
    {
        Subject = "Angebot schreiben", Body = "bis Freitag", Stamp = "815", StartDate = Friday.PlusDays(-4), DueDate = Friday, Categories = ["ES_5_Aufgabe"],
        Completion = new TaskCompletion(TaskState.InProgress, 30, null), Reminder = SimulatorWorld.Nine, Importance = Importance.High, Sensitivity = Sensitivity.Private,
    };

    [Fact]
    public async Task A_task_is_created_read_changed_completed_and_deleted()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();

        ItemId created = Done(await world.Mailbox.CreateItemsAsync([Task1], default));
        ItemChange change = Assert.Single((await world.Mailbox.SyncFolderItemsAsync(DistinguishedFolder.Tasks, null, 100, default)).Changes);
        TaskItem read = await ReadAsync(world, created);
        Assert.Equal((created.Id, "815", (CalendarItemKind?)null), (change.ItemId.Id, change.Stamp, change.CalendarKind));
        Assert.Equal(("Angebot schreiben", "bis Freitag", "815"), (read.Subject, read.Body.TrimEnd(), read.Stamp));
        Assert.Equal((Instant.FromUtc(2027, 1, 11, 0, 0), Instant.FromUtc(2027, 1, 15, 0, 0)), (read.StartDate!.Value, read.DueDate!.Value));
        Assert.Equal((TaskState.InProgress, 30d, true, SimulatorWorld.Nine), (read.Status, read.PercentComplete, read.ReminderIsSet, read.ReminderDueBy!.Value));
        Assert.Equal((Importance.High, Sensitivity.Private, "ES_5_Aufgabe"), (read.Importance, read.Sensitivity, read.Categories.Single()));

        ItemId changed = Done(await world.Mailbox.UpdateItemsAsync([new TaskItemUpdate(created, [
            new FieldChange.SetSubject("Angebot senden"), new FieldChange.SetStartDate(null), new FieldChange.SetDueDate(Friday.PlusDays(3)),
            new FieldChange.SetTaskReminder(null)])], default));
        TaskItem later = await ReadAsync(world, changed);
        Assert.Equal(("Angebot senden", (Instant?)null, Instant.FromUtc(2027, 1, 18, 0, 0), false), (later.Subject, later.StartDate, later.DueDate!.Value, later.ReminderIsSet));

        ItemId completed = Done(await world.Mailbox.UpdateItemsAsync([new TaskItemUpdate(changed, [
            new FieldChange.SetCompletion(new TaskCompletion(TaskState.Completed, 100, Instant.FromUtc(2027, 1, 12, 23, 0)))])], default));
        TaskItem done = await ReadAsync(world, completed);
        Assert.Equal((TaskState.Completed, 100d), (done.Status, done.PercentComplete));

        Done(await world.Mailbox.DeleteItemsAsync([completed], default));
        Assert.Equal(EwsErrorCategory.ItemNotFound, (await world.Mailbox.GetTasksAsync([created.Id], default))[0].Error!.Category);
    }

    [Fact]
    public async Task A_task_without_dates_has_none()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();

        ItemId created = Done(await world.Mailbox.CreateItemsAsync([new NewTaskItem { Subject = "irgendwann", Stamp = "816" }], default));

        TaskItem read = await ReadAsync(world, created);
        Assert.Equal((null, null, null, false), (read.StartDate, read.DueDate, read.CompleteDate, read.ReminderIsSet));
    }

    [Fact]
    public async Task Tasks_are_found_by_their_stamp()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        await world.Mailbox.CreateItemsAsync([Task1, Task1 with { Stamp = "816" }], default);

        List<ItemSummary> found = [];
        await foreach (ItemSummary item in world.Mailbox.FindItemsAsync(DistinguishedFolder.Tasks, new ItemFilter { Stamp = "816" }, default))
            found.Add(item);

        Assert.Equal("816", Assert.Single(found).Stamp);
    }

    [Fact]
    public async Task What_only_an_appointment_has_is_refused_before_anything_is_sent()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        ItemId created = Done(await world.Mailbox.CreateItemsAsync([Task1], default));

        await Assert.ThrowsAsync<System.ArgumentOutOfRangeException>(
            () => world.Mailbox.UpdateItemsAsync([new TaskItemUpdate(created, [new FieldChange.SetLocation("Köln")])], default));
        await Assert.ThrowsAsync<System.ArgumentException>(
            () => world.Mailbox.CreateItemsAsync([Task1, SimulatorWorld.NewItem("Termin")], default));

        Assert.Equal(0, world.Server.Exchanges.Count("UpdateItem"));
        Assert.Equal(1, world.Server.Exchanges.Count("CreateItem"));
    }

    private static async Task<TaskItem> ReadAsync(SimulatorWorld world, ItemId item)
    {
        ItemResult<TaskItem> result = (await world.Mailbox.GetTasksAsync([item.Id], default))[0];
        Assert.Null(result.Error);
        return result.Item!;
    }

    private static ItemId Done(IReadOnlyList<WriteResult> results) => Assert.IsType<WriteResult.Done>(Assert.Single(results)).ItemId;
}

using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Ews.Items;
using EsExchange.Ews.Mapping;
using EsExchange.Ews.Tests.Support;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Ews.Tests.Client;

public sealed class CompletionTests
{
    private static readonly LocalDate Friday = new(2027, 1, 15);

    [Fact]
    public async Task A_completed_task_of_a_series_leaves_a_copy_and_moves_on()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        var weekly = new Recurrence(new RecurrencePattern.Weekly(1, DaysOfWeek.Friday, IsoDayOfWeek.Monday), new RecurrenceRange.NoEnd(Friday));
        ItemId created = Done(await world.Mailbox.CreateItemsAsync([
            new NewTaskItem { Subject = "Wochenbericht", Stamp = "9", StartDate = Friday, DueDate = Friday, Recurrence = weekly }], default));

        Done(await world.Mailbox.UpdateItemsAsync([new TaskItemUpdate(created, [
            new FieldChange.SetCompletion(new TaskCompletion(TaskState.Completed, 100, Instant.FromUtc(2027, 1, 14, 23, 0)))])], default));

        IReadOnlyList<string> ids = [.. (await world.Mailbox.SyncFolderItemsAsync(DistinguishedFolder.Tasks, null, 10, default)).Changes.Select(change => change.ItemId.Id)];
        List<TaskItem> tasks = [.. (await world.Mailbox.GetTasksAsync(ids, default)).Select(result => result.Item!)];
        TaskItem copy = Assert.Single(tasks, task => task.Status == TaskState.Completed);
        TaskItem next = Assert.Single(tasks, task => task.Status == TaskState.NotStarted);
        Assert.Equal((created.Id, Friday.PlusDays(7), weekly.Pattern), (next.ItemId.Id, ExchangeDate.Read(next.DueDate!.Value, DateTimeZone.Utc), next.Recurrence!.Pattern));
        Assert.Equal(Friday, ExchangeDate.Read(copy.DueDate!.Value, DateTimeZone.Utc));
    }

    [Fact]
    public async Task A_date_of_completion_that_is_known_is_kept()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        DateTimeZone berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var done = new TaskContent { Subject = "Abnahme", Progress = TaskProgress.Of(TaskState.Completed, 100, new LocalDate(2026, 3, 29)) };

        ItemId created = Done(await world.Mailbox.CreateItemsAsync([TaskMapper.ToNewItem(done, "10", berlin)], default));

        Assert.Equal(done, TaskMapper.ToTask((await world.Mailbox.GetTasksAsync([created.Id], default))[0].Item!, berlin));
    }

    private static ItemId Done(IReadOnlyList<WriteResult> results) => Assert.IsType<WriteResult.Done>(Assert.Single(results)).ItemId;
}

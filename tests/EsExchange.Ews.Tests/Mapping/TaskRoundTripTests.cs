using System.Threading.Tasks;
using CsCheck;
using EsExchange.Ews.Items;
using EsExchange.Ews.Mapping;
using EsExchange.Ews.Operations;
using EsExchange.Ews.Tests.Support;
using EsExchange.Sync.Model;
using EsExchange.Sync.Time;
using NodaTime;
using Xunit;

namespace EsExchange.Ews.Tests.Mapping;

public sealed class TaskRoundTripTests
{
    private static readonly LocalDate Friday = new(2027, 1, 15);

    [Fact]
    public async Task What_was_written_is_what_is_read() => await Gen.Select(Contents.Tasks, Contents.Zones, Recurrences.OfTasks).SampleAsync(async (task, zone, recurrence) =>
    {
        NewTaskItem written = TaskMapper.ToNewItem(task, "4711", zone) with { Recurrence = recurrence, Categories = ["ES_5_Aufgabe"] };
        TaskItem read = await RoundTrip.ReadAsync(written, TaskItemReader.ReadAsync);

        // The server concludes from the date that the task is completed.
        TaskItem concluded = read.CompleteDate is null ? read : read with { Status = TaskState.Completed, PercentComplete = 100 };
        Assert.Equal(TaskMapper.Normalize(task), TaskMapper.ToTask(concluded, zone));
        Assert.Equal(recurrence, read.Recurrence);
        Assert.Equal(("4711", "ES_5_Aufgabe"), (read.Stamp, Assert.Single(read.Categories)));
    }, iter: 2_000);

    [Fact(Skip = Requests.NoSchemas, SkipUnless = nameof(Requests.HasSchemas), SkipType = typeof(Requests))]
    public void Any_task_is_written_as_the_schema_wants_it() => Gen.Select(Contents.Tasks, Contents.Zones, Recurrences.OfTasks).Sample((task, zone, recurrence) =>
    {
        Requests.AssertValid(new CreateItemOperation([TaskMapper.ToNewItem(task, "4711", zone) with { Recurrence = recurrence }]));
        TaskItemUpdate update = TaskMapper.ToUpdate(new ItemId("T", "1"), task, TaskFields, zone);
        Requests.AssertValid(new UpdateItemOperation([update with { Changes = [.. update.Changes, new FieldChange.SetRecurrence(recurrence), new FieldChange.SetStamp("4712")] }]));
    }, iter: 300);

    [Fact]
    public void Normalizing_twice_changes_nothing() => Contents.Tasks.Sample(task =>
    {
        TaskContent normal = TaskMapper.Normalize(task);
        Assert.Equal(normal, TaskMapper.Normalize(normal));
    });

    [Fact]
    public void What_starts_is_due_and_not_before_it_starts()
    {
        var task = new TaskContent { Start = Friday };

        Assert.Equal(Friday, TaskMapper.Normalize(task).Due);
        Assert.Equal(Friday.PlusDays(-1), TaskMapper.Normalize(task with { Due = Friday.PlusDays(-1) }).Start);
        Assert.Null(TaskMapper.Normalize(new TaskContent { Due = Friday }).Start);
    }

    [Theory]
    [InlineData(99.7, TaskState.InProgress, 99, TaskState.InProgress)]
    [InlineData(100, TaskState.InProgress, 100, TaskState.Completed)]
    [InlineData(30, TaskState.Completed, 100, TaskState.Completed)]
    public void Status_and_percentage_are_made_to_agree(double percent, TaskState status, int expected, TaskState state)
    {
        var item = new TaskItem { ItemId = new ItemId("T", "1"), PercentComplete = percent, Status = status };

        TaskProgress progress = TaskMapper.ToTask(item, ZoneResolver.Find("Europe/Berlin")!).Progress;

        Assert.Equal((expected, state), (progress.Percent, progress.Status));
    }

    private static ItemField[] TaskFields =>
    [
        ItemField.Subject, ItemField.Body, ItemField.StartDate, ItemField.DueDate, ItemField.Progress, ItemField.Reminder, ItemField.Importance, ItemField.Sensitivity,
    ];
}

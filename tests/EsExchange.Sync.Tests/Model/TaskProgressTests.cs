using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Sync.Tests.Model;

public sealed class TaskProgressTests
{
    private static readonly LocalDate Day = new(2026, 11, 25);

    [Theory]
    [InlineData(TaskState.NotStarted, 0, TaskState.NotStarted, 0)]
    [InlineData(TaskState.NotStarted, 1, TaskState.InProgress, 1)]
    [InlineData(TaskState.NotStarted, -1, TaskState.NotStarted, 0)]
    [InlineData(TaskState.InProgress, 0, TaskState.InProgress, 0)]
    [InlineData(TaskState.InProgress, 99, TaskState.InProgress, 99)]
    [InlineData(TaskState.Deferred, 40, TaskState.Deferred, 40)]
    [InlineData(TaskState.WaitingOnOthers, 100, TaskState.Completed, 100)]
    [InlineData(TaskState.NotStarted, 250, TaskState.Completed, 100)]
    [InlineData(TaskState.Completed, 0, TaskState.Completed, 100)]
    public void Status_and_percentage_agree(TaskState status, int percent, TaskState expected, int expectedPercent)
    {
        TaskProgress progress = TaskProgress.Of(status, percent, Day);
        Assert.Equal(expected, progress.Status);
        Assert.Equal(expectedPercent, progress.Percent);
    }

    [Fact]
    public void Only_what_is_completed_has_a_date_of_completion()
    {
        Assert.Equal(Day, TaskProgress.Of(TaskState.Completed, 100, Day).Completed);
        Assert.Null(TaskProgress.Of(TaskState.Completed, 100, null).Completed);
        Assert.Null(TaskProgress.Of(TaskState.InProgress, 50, Day).Completed);
        Assert.Equal(TaskProgress.NotStarted, TaskProgress.Of(TaskState.NotStarted, 0, Day));
    }

    [Fact]
    public void A_progress_is_shown_in_a_few_words()
    {
        Assert.Equal("Completed 2026-11-25", $"{TaskProgress.Of(TaskState.Completed, 100, Day)}");
        Assert.Equal("Completed 100 %", $"{TaskProgress.Of(TaskState.Completed, 100, null)}");
        Assert.Equal("InProgress 50 %", $"{TaskProgress.Of(TaskState.InProgress, 50, null)}");
    }
}

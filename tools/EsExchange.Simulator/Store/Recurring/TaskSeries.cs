using NodaTime;

namespace EsExchange.Simulator.Store.Recurring;

/// <summary>What a task's dates and its recurrence mean to each other. A recurring task is one item that moves on; it has no occurrences.</summary>
internal static class TaskSeries
{
    /// <summary>Makes a task agree with itself before it is stored.</summary>
    /// <param name="task">What is to be stored.</param>
    /// <param name="before">What it replaces, or null.</param>
    /// <param name="now">The server's time.</param>
    /// <exception cref="StoreRefusal">The recurrence makes no sense.</exception>
    public static void Settle(TaskItem task, TaskItem? before, Instant now)
    {
        if (task.IsComplete && task.CompleteDate is null)
            task.CompleteDate = now.InUtc().Date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        if (task.Recurrence is { } recurrence && recurrence != before?.Recurrence)
            Begin(task, recurrence);
        task.DueDate ??= task.StartDate;
        if (task.StartDate > task.DueDate)
        {
            if (before is not null && task.StartDate == before.StartDate)
                task.StartDate = task.DueDate;
            else
                task.DueDate = task.StartDate;
        }
    }

    /// <summary>The task after it was completed or left out once; null where it does not come again.</summary>
    /// <param name="task">A recurring task.</param>
    /// <param name="done">The day it was completed on, from which regenerating patterns count.</param>
    public static TaskItem? Next(TaskItem task, LocalDate done)
    {
        var recurrence = task.Recurrence!;
        var current = task.StartDate ?? task.DueDate ?? recurrence.Range.Start;
        LocalDate? next = null;
        if (recurrence.Pattern is RegeneratingPattern pattern)
        {
            var again = pattern.After(done);
            if ((recurrence.Range.End is not { } end || again <= end) && recurrence.Range.Count is not 1)
                next = again;
            recurrence = recurrence with { Range = recurrence.Range with { Start = again, Count = recurrence.Range.Count - 1 } };
        }
        else
        {
            next = recurrence.FirstFrom(current.PlusDays(1));
        }

        if (next is not { } moved)
            return null;
        var days = Period.DaysBetween(current, moved);
        var rolled = (TaskItem)task.Clone();
        rolled.Status = TaskProgress.NotStarted;
        rolled.Recurrence = recurrence;
        rolled.StartDate = task.StartDate?.PlusDays(days);
        rolled.DueDate = task.DueDate?.PlusDays(days);
        rolled.ReminderDueBy = task.ReminderDueBy + Duration.FromDays(days);
        return rolled;
    }

    private static void Begin(TaskItem task, Recurrence recurrence)
    {
        if (recurrence.Fault is { } fault)
            throw new StoreRefusal("ErrorCalendarInvalidRecurrence", fault);
        if (recurrence.FirstFrom(recurrence.Range.Start) is not { } first)
            throw new StoreRefusal("ErrorRecurrenceHasNoOccurrence", "The recurrence has no occurrence within its range.");
        task.Recurrence = recurrence with { Range = recurrence.Range with { Start = first } };
        var current = task.StartDate ?? task.DueDate;
        var days = current is { } known ? Period.DaysBetween(known, first) : 0;
        task.DueDate = task.DueDate is { } due ? due.PlusDays(days) : task.StartDate is null ? first : null;
        task.StartDate = task.StartDate is { } start ? start.PlusDays(days) : current is null ? first : null;
    }
}

using System;
using NodaTime;

namespace EsExchange.Sync.Model;

/// <summary>How far a task is. Status, percentage and completion are one field, since Exchange changes them together (MS-OXWSTASK).</summary>
public sealed record TaskProgress
{
    private TaskProgress()
    {
    }

    /// <summary>Not begun.</summary>
    public static TaskProgress NotStarted { get; } = new();

    /// <summary>The status.</summary>
    public TaskState Status { get; private init; }

    /// <summary>The percentage done, 0 to 100; 100 exactly where the task is completed.</summary>
    public int Percent { get; private init; }

    /// <summary>The date on which it was completed; null where it is not, or where nobody noted the date.</summary>
    public LocalDate? Completed { get; private init; }

    /// <summary>Makes the three agree: 100 percent is completed, some percent is begun, and only what is completed has a date.</summary>
    /// <param name="status">The status.</param>
    /// <param name="percent">The percentage; taken into 0 to 100.</param>
    /// <param name="completed">The date of completion; null for none.</param>
    public static TaskProgress Of(TaskState status, int percent, LocalDate? completed)
    {
        int done = Math.Min(Math.Max(percent, 0), 100);
        if (status == TaskState.Completed || done == 100)
            return new TaskProgress { Status = TaskState.Completed, Percent = 100, Completed = completed };
        return new TaskProgress { Status = status == TaskState.NotStarted && done > 0 ? TaskState.InProgress : status, Percent = done };
    }

    /// <inheritdoc/>
    public override string ToString() => Completed is { } date
        ? $"{Status} {NodaTime.Text.LocalDatePattern.Iso.Format(date)}"
        : FormattableString.Invariant($"{Status} {Percent} %");
}

/// <summary>The status of a task; the names are those of the schema type <c>TaskStatusType</c>, the numbers are eserp's.</summary>
public enum TaskState
{
    /// <summary>Not begun.</summary>
    NotStarted,

    /// <summary>Begun.</summary>
    InProgress,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>Waiting for somebody else.</summary>
    WaitingOnOthers,

    /// <summary>Put off.</summary>
    Deferred,
}

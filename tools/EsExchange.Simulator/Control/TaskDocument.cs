using System;
using System.Collections.Generic;
using EsExchange.Simulator.Store;
using NodaTime;

namespace EsExchange.Simulator.Control;

/// <summary>A task in JSON. In a change, what is null stays as it is.</summary>
internal sealed record TaskDocument : ItemFields
{
    public DateOnly? Start { get; init; }

    public DateOnly? Due { get; init; }

    public DateTimeOffset? Completed { get; init; }

    public TaskProgress? Status { get; init; }

    public double? Percent { get; init; }

    public RecurrenceDocument? Recurrence { get; init; }

    /// <summary>When the reminder comes; there is none where it is null in an answer.</summary>
    public DateTimeOffset? Reminder { get; init; }

    public static TaskDocument Of(TaskItem item) => Fill(item, new TaskDocument
    {
        Start = item.StartDate?.ToDateOnly(),
        Due = item.DueDate?.ToDateOnly(),
        Completed = item.CompleteDate?.ToDateTimeOffset(),
        Status = item.Status,
        Percent = item.PercentComplete,
        Recurrence = item.Recurrence is { } recurrence ? RecurrenceDocument.Of(recurrence) : null,
        Reminder = item.ReminderIsSet ? item.ReminderBase?.ToDateTimeOffset() : null,
    });

    public void ApplyTo(TaskItem item)
    {
        Apply(item);
        item.StartDate = Start is { } start ? LocalDate.FromDateOnly(start) : item.StartDate;
        item.DueDate = Due is { } due ? LocalDate.FromDateOnly(due) : item.DueDate;
        item.PercentComplete = Percent ?? item.PercentComplete;
        item.Status = Status ?? item.Status;
        if (Completed is { } completed)
            item.CompleteDate = Instant.FromDateTimeOffset(completed);
        if (Recurrence is not null)
            item.Recurrence = Recurrence.ToRecurrence(item.StartDate ?? item.DueDate ?? throw new ArgumentException("A recurring task needs 'start' or 'due'."));
        if (Reminder is { } reminder)
        {
            item.ReminderIsSet = true;
            item.ReminderDueBy = Instant.FromDateTimeOffset(reminder);
        }
    }
}

using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Ews.Items;

/// <summary>A task as GetItem shows it (schema type <c>TaskType</c>).</summary>
public sealed record TaskItem : EwsItem
{
    /// <summary>When it is to be begun as the server sent it, see <see cref="Mapping.ExchangeDate"/>; null for none.</summary>
    public Instant? StartDate { get; init; }

    /// <summary>When it is due as the server sent it, see <see cref="Mapping.ExchangeDate"/>; null for none.</summary>
    public Instant? DueDate { get; init; }

    /// <summary>When it was completed as the server sent it, see <see cref="Mapping.ExchangeDate"/>; null for none.</summary>
    public Instant? CompleteDate { get; init; }

    /// <summary>Its status.</summary>
    public TaskState Status { get; init; } = TaskState.NotStarted;

    /// <summary>0 to 100.</summary>
    public double PercentComplete { get; init; }

    /// <summary>Whether a reminder is due.</summary>
    public bool ReminderIsSet { get; init; }

    /// <summary>When to remind, UTC; counts only where <see cref="ReminderIsSet"/>.</summary>
    public Instant? ReminderDueBy { get; init; }

    /// <summary>Whether it repeats or is one of a series.</summary>
    public bool IsRecurring { get; init; }

    /// <summary>How it repeats; null where it does not, or in a way that the schema does not know.</summary>
    public Recurrence? Recurrence { get; init; }
}

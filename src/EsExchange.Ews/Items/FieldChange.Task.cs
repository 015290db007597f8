using NodaTime;

namespace EsExchange.Ews.Items;

/// <content>What tasks have.</content>
public abstract partial record FieldChange
{
    /// <summary>Sets or removes the date on which a task is to be begun.</summary>
    /// <param name="Value">The date; null for none.</param>
    public sealed record SetStartDate(LocalDate? Value) : FieldChange;

    /// <summary>Sets or removes the date on which a task is due.</summary>
    /// <param name="Value">The date; null for none.</param>
    public sealed record SetDueDate(LocalDate? Value) : FieldChange;

    /// <summary>Sets how far a task is. The completion of a recurring task makes the server roll the series forward.</summary>
    /// <param name="Value">Status, percentage and completion.</param>
    public sealed record SetCompletion(TaskCompletion Value) : FieldChange;

    /// <summary>Sets or removes a task's reminder.</summary>
    /// <param name="DueBy">When to remind; null for no reminder.</param>
    public sealed record SetTaskReminder(Instant? DueBy) : FieldChange;
}

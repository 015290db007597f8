namespace EsExchange.Ews.Items;

/// <content>What calendar items have.</content>
public abstract partial record FieldChange
{
    /// <summary>Sets the location.</summary>
    /// <param name="Value">One line of up to 255 characters.</param>
    public sealed record SetLocation(string Value) : FieldChange;

    /// <summary>Sets start, end, all-day and zones together.</summary>
    /// <param name="Value">When it is.</param>
    public sealed record SetTime(ItemTime Value) : FieldChange;

    /// <summary>Sets how the time is shown.</summary>
    /// <param name="Value">The new value.</param>
    public sealed record SetFreeBusy(LegacyFreeBusyStatus Value) : FieldChange;

    /// <summary>Sets or removes the reminder.</summary>
    /// <param name="Minutes">Minutes before the start; null for no reminder.</param>
    public sealed record SetReminder(int? Minutes) : FieldChange;

    /// <summary>Sets how an item repeats, which makes a series of a single one; null makes a single one of a series. Tasks have it too.</summary>
    /// <param name="Value">The recurrence, in the item's own zone.</param>
    public sealed record SetRecurrence(Recurrence? Value) : FieldChange;
}

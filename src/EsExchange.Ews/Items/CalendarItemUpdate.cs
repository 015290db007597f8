using System.Collections.Generic;
using EsExchange.Sync.Model;

namespace EsExchange.Ews.Items;

/// <summary>Fields of one calendar item to be set, provided that it still is in the version named.</summary>
/// <param name="ItemId">The item in the version that the update is based on; its change key must not be null.</param>
/// <param name="Changes">What to set; not empty.</param>
public sealed record CalendarItemUpdate(ItemId ItemId, IReadOnlyList<FieldChange> Changes);

/// <summary>A value to be set (schema type <c>SetItemFieldType</c>).</summary>
public abstract record FieldChange
{
    private FieldChange()
    {
    }

    /// <summary>Sets the subject.</summary>
    /// <param name="Value">One line of up to 255 characters.</param>
    public sealed record SetSubject(string Value) : FieldChange;

    /// <summary>Sets the body to plain text.</summary>
    /// <param name="Value">The text with <c>\n</c> line ends.</param>
    public sealed record SetBody(string Value) : FieldChange;

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

    /// <summary>Sets the importance.</summary>
    /// <param name="Value">The new value.</param>
    public sealed record SetImportance(Importance Value) : FieldChange;

    /// <summary>Sets the sensitivity.</summary>
    /// <param name="Value">The new value.</param>
    public sealed record SetSensitivity(Sensitivity Value) : FieldChange;

    /// <summary>Sets the eserp id that the item carries.</summary>
    /// <param name="Value">The eserp id.</param>
    public sealed record SetStamp(string Value) : FieldChange;
}

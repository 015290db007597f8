namespace EsExchange.Ews.Items;

/// <summary>A calendar item to be created; it has no attendees, so that no mail can arise.</summary>
public sealed record NewCalendarItem : NewItem
{
    /// <summary>The location, one line of up to 255 characters.</summary>
    public string Location { get; init; } = string.Empty;

    /// <summary>When it is; for a series its first occurrence.</summary>
    public required ItemTime Time { get; init; }

    /// <summary>How its time is shown.</summary>
    public LegacyFreeBusyStatus FreeBusy { get; init; } = LegacyFreeBusyStatus.Busy;

    /// <summary>Minutes before the start at which to remind; null for no reminder.</summary>
    public int? ReminderMinutes { get; init; }

    /// <summary>How it repeats, in its own zone; null for a single item.</summary>
    public Recurrence? Recurrence { get; init; }

    /// <inheritdoc/>
    public override DistinguishedFolder Folder => DistinguishedFolder.Calendar;
}

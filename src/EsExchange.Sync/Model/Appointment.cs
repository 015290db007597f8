namespace EsExchange.Sync.Model;

/// <summary>The content of an appointment.</summary>
public sealed record Appointment : OfficeContent
{
    /// <inheritdoc/>
    public override ItemKind Kind => ItemKind.Appointment;

    /// <summary>The location; never null, may be empty.</summary>
    public string Location { get; init; } = string.Empty;

    /// <summary>When it takes place: instants for a timed appointment, dates for an all-day one.</summary>
    public required AppointmentTime Time { get; init; }

    /// <summary>How the time is shown to others (schema type <c>LegacyFreeBusyType</c>).</summary>
    public ShowAs ShowAs { get; init; } = ShowAs.Busy;

    /// <summary>Minutes before the start at which to remind; null where there is no reminder.</summary>
    public int? ReminderMinutes { get; init; }
}

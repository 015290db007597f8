namespace EsExchange.Sync.Model;

/// <summary>What both sides share of one appointment: the fields that are kept in step, and nothing else.</summary>
/// <remarks>Two appointments are equal when every field is; identity and versions belong to the link, not to the content.</remarks>
public sealed record Appointment
{
    /// <summary>The subject; never null, may be empty, without line breaks.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>The body as plain text with <c>\n</c> line ends; never null, may be empty.</summary>
    public string Body { get; init; } = string.Empty;

    /// <summary>The location; never null, may be empty.</summary>
    public string Location { get; init; } = string.Empty;

    /// <summary>When it takes place: instants for a timed appointment, dates for an all-day one.</summary>
    public required AppointmentTime Time { get; init; }

    /// <summary>How the time is shown to others (schema type <c>LegacyFreeBusyType</c>).</summary>
    public ShowAs ShowAs { get; init; } = ShowAs.Busy;

    /// <summary>Minutes before the start at which to remind; null where there is no reminder.</summary>
    public int? ReminderMinutes { get; init; }

    /// <summary>The importance (schema type <c>ImportanceChoicesType</c>); eserp's priorities are mapped to it per connection.</summary>
    public Importance Importance { get; init; } = Importance.Normal;

    /// <summary>The sensitivity (schema type <c>SensitivityChoicesType</c>).</summary>
    public Sensitivity Sensitivity { get; init; } = Sensitivity.Normal;

    /// <summary>Whether the manual's options "Keine privaten Termine" apply to it.</summary>
    public bool IsPrivate => Sensitivity == Sensitivity.Private;
}

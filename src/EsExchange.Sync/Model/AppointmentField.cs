namespace EsExchange.Sync.Model;

/// <summary>The fields of an <see cref="Appointment"/>, each merged by itself.</summary>
public enum AppointmentField
{
    /// <summary><see cref="Appointment.Subject"/>.</summary>
    Subject,

    /// <summary><see cref="Appointment.Body"/>.</summary>
    Body,

    /// <summary><see cref="Appointment.Location"/>.</summary>
    Location,

    /// <summary><see cref="Appointment.Time"/>: start, end and all-day together, since one without the others means nothing.</summary>
    Time,

    /// <summary><see cref="Appointment.ShowAs"/>.</summary>
    ShowAs,

    /// <summary><see cref="Appointment.ReminderMinutes"/>.</summary>
    Reminder,

    /// <summary><see cref="Appointment.Importance"/>.</summary>
    Importance,

    /// <summary><see cref="Appointment.Sensitivity"/>.</summary>
    Sensitivity,
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace EsExchange.Sync.Model;

/// <summary>The table of an appointment's fields: how each is read and how it is taken over from another appointment.</summary>
public static class AppointmentFields
{
    private static readonly IReadOnlyList<Accessor> Table =
    [
        new(AppointmentField.Subject, a => a.Subject, (a, from) => a with { Subject = from.Subject }),
        new(AppointmentField.Body, a => a.Body, (a, from) => a with { Body = from.Body }),
        new(AppointmentField.Location, a => a.Location, (a, from) => a with { Location = from.Location }),
        new(AppointmentField.Time, a => a.Time, (a, from) => a with { Time = from.Time }),
        new(AppointmentField.ShowAs, a => a.ShowAs, (a, from) => a with { ShowAs = from.ShowAs }),
        new(AppointmentField.Reminder, a => a.ReminderMinutes, (a, from) => a with { ReminderMinutes = from.ReminderMinutes }),
        new(AppointmentField.Importance, a => a.Importance, (a, from) => a with { Importance = from.Importance }),
        new(AppointmentField.Sensitivity, a => a.Sensitivity, (a, from) => a with { Sensitivity = from.Sensitivity }),
    ];

    /// <summary>Every field, in the order in which a change is shown.</summary>
    public static IReadOnlyList<AppointmentField> All { get; } = [.. Table.Select(accessor => accessor.Field)];

    /// <summary>The value of a field; null only for no reminder.</summary>
    public static object? Get(this Appointment appointment, AppointmentField field) => Find(field).Get(appointment);

    /// <summary>The appointment with one field taken from another.</summary>
    public static Appointment With(this Appointment appointment, AppointmentField field, Appointment from) => Find(field).With(appointment, from);

    /// <summary>The fields in which two appointments differ, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<AppointmentField> Differences(Appointment left, Appointment right) =>
        [.. Table.Where(accessor => !Equals(accessor.Get(left), accessor.Get(right))).Select(accessor => accessor.Field)];

    private static Accessor Find(AppointmentField field) => Table[(int)field];

    private sealed record Accessor(AppointmentField Field, Func<Appointment, object?> Get, Func<Appointment, Appointment, Appointment> With);
}

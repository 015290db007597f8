using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Ews.Mapping;

/// <summary>Calendar items of Exchange ↔ appointments of the model.</summary>
public static class AppointmentMapper
{
    /// <summary>The longest reminder, in minutes (schema type <c>ReminderMinutesBeforeStartType</c>).</summary>
    public const int MaxReminderMinutes = 2_629_800;

    /// <summary>What an item says, in the model's terms.</summary>
    /// <param name="item">The item as read.</param>
    /// <param name="fallback">The zone for all-day items that name no zone that is known here.</param>
    public static Appointment ToAppointment(CalendarItem item, DateTimeZone fallback)
    {
        if (item is null)
            throw new ArgumentNullException(nameof(item));
        return new Appointment
        {
            Subject = TextNormalizer.Line(item.Subject),
            Body = TextNormalizer.Body(item),
            Location = TextNormalizer.Line(item.Location),
            Time = TimeMapping.ToModel(item, fallback),
            ShowAs = ToModel(item.FreeBusy),
            ReminderMinutes = item.ReminderIsSet ? Reminder(item.ReminderMinutes) : null,
            Importance = item.Importance,
            Sensitivity = item.Sensitivity,
        };
    }

    /// <summary>What Exchange would give back of an appointment: compare with this, so that what Exchange cannot hold is no change.</summary>
    /// <param name="appointment">Any appointment.</param>
    public static Appointment Normalize(Appointment appointment)
    {
        if (appointment is null)
            throw new ArgumentNullException(nameof(appointment));
        return appointment with
        {
            Subject = TextNormalizer.Line(appointment.Subject),
            Body = TextNormalizer.Body(appointment.Body),
            Location = TextNormalizer.Line(appointment.Location),
            Time = appointment.Time is AppointmentTime.Timed timed
                ? new AppointmentTime.Timed(XmlTime.Truncate(timed.Start), XmlTime.Truncate(timed.End))
                : appointment.Time,
            ReminderMinutes = Reminder(appointment.ReminderMinutes),
        };
    }

    /// <summary>A new item.</summary>
    /// <param name="appointment">Its content.</param>
    /// <param name="stamp">The eserp id it is to carry.</param>
    /// <param name="zone">The zone it is made in.</param>
    /// <exception cref="ArgumentException">Windows has no id for the zone, or the stamp is empty.</exception>
    public static NewCalendarItem ToNewItem(Appointment appointment, string stamp, DateTimeZone zone)
    {
        Appointment normal = Normalize(appointment);
        return new NewCalendarItem
        {
            Subject = normal.Subject,
            Body = normal.Body,
            Location = normal.Location,
            Time = TimeMapping.ToItemTime(normal.Time, zone),
            FreeBusy = ToExchange(normal.ShowAs),
            ReminderMinutes = normal.ReminderMinutes,
            Importance = normal.Importance,
            Sensitivity = normal.Sensitivity,
            Stamp = StampChange.Check(stamp),
        };
    }

    /// <summary>An update of some fields.</summary>
    /// <param name="itemId">The item in the version that the update is based on.</param>
    /// <param name="target">What the fields are to become.</param>
    /// <param name="fields">Which fields; the others stay as they are.</param>
    /// <param name="zone">The zone of a new time.</param>
    /// <exception cref="ArgumentException">No field is named, or Windows has no id for the zone.</exception>
    public static CalendarItemUpdate ToUpdate(ItemId itemId, Appointment target, IReadOnlyCollection<ItemField> fields, DateTimeZone zone)
    {
        if (fields is null || fields.Count == 0)
            throw new ArgumentException("An update changes at least one field.", nameof(fields));
        Appointment normal = Normalize(target);
        return new CalendarItemUpdate(itemId, [.. fields.Distinct().OrderBy(field => field).Select(field => Change(field, normal, zone))]);
    }

    /// <summary>An update of the stamp alone.</summary>
    /// <param name="itemId">The item in the version that the update is based on.</param>
    /// <param name="stamp">The eserp id it is to carry.</param>
    /// <exception cref="ArgumentException">The stamp is empty.</exception>
    public static CalendarItemUpdate ToStampUpdate(ItemId itemId, string stamp) => new(itemId, [StampChange.Of(stamp)]);

    private static FieldChange Change(ItemField field, Appointment target, DateTimeZone zone) => field switch
    {
        ItemField.Subject => new FieldChange.SetSubject(target.Subject),
        ItemField.Body => new FieldChange.SetBody(target.Body),
        ItemField.Location => new FieldChange.SetLocation(target.Location),
        ItemField.Time => new FieldChange.SetTime(TimeMapping.ToItemTime(target.Time, zone)),
        ItemField.ShowAs => new FieldChange.SetFreeBusy(ToExchange(target.ShowAs)),
        ItemField.Reminder => new FieldChange.SetReminder(target.ReminderMinutes),
        ItemField.Importance => new FieldChange.SetImportance(target.Importance),
        ItemField.Sensitivity => new FieldChange.SetSensitivity(target.Sensitivity),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static int? Reminder(int? minutes) => minutes is { } value ? Math.Max(0, Math.Min(value, MaxReminderMinutes)) : null;

    private static LegacyFreeBusyStatus ToExchange(ShowAs showAs) => showAs switch
    {
        ShowAs.Free => LegacyFreeBusyStatus.Free,
        ShowAs.Tentative => LegacyFreeBusyStatus.Tentative,
        ShowAs.OutOfOffice => LegacyFreeBusyStatus.OutOfOffice,
        ShowAs.WorkingElsewhere => LegacyFreeBusyStatus.WorkingElsewhere,
        _ => LegacyFreeBusyStatus.Busy,
    };

    private static ShowAs ToModel(LegacyFreeBusyStatus status) => status switch
    {
        LegacyFreeBusyStatus.Free => ShowAs.Free,
        LegacyFreeBusyStatus.Tentative => ShowAs.Tentative,
        LegacyFreeBusyStatus.OutOfOffice => ShowAs.OutOfOffice,
        LegacyFreeBusyStatus.WorkingElsewhere => ShowAs.WorkingElsewhere,
        _ => ShowAs.Busy,
    };
}

using System;
using System.Collections.Generic;
using EsExchange.Ews.Items;
using EsExchange.Simulator.Store;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using NodaTime;
using CalendarItem = EsExchange.Simulator.Store.CalendarItem;
using Importance = EsExchange.Sync.Model.Importance;
using Sensitivity = EsExchange.Sync.Model.Sensitivity;
using TaskItem = EsExchange.Simulator.Store.TaskItem;
using TaskProgress = EsExchange.Sync.Model.TaskProgress;

namespace EsExchange.World.Real.Exchange;

/// <summary>What the users of Outlook see of an item, and how they change it; it knows nothing of the client that is tried.</summary>
internal static class ItemForm
{
    public const string Zone = "W. Europe Standard Time";

    private static readonly ExtendedPropertyKey StampKey = ExtendedPropertyKey.Named(StampProperty.SetId, StampProperty.Name);
    private static readonly DateTimeZone Local = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static LocalDate DateOf(Instant instant) => instant.InZone(Local).Date;

    public static ItemMarks Marks(Item item) => new(item.Extended.TryGetValue(StampKey, out IReadOnlyList<string>? values) ? values[0] : null);

    public static OfficeContent Read(Item item) => item switch
    {
        CalendarItem appointment => new Appointment
        {
            Subject = item.Subject,
            Body = item.Body.Content,
            Location = appointment.Location,
            Time = appointment.IsAllDay
                ? new AppointmentTime.AllDay(DateOf(appointment.Start), DateOf(appointment.End).PlusDays(-1))
                : new AppointmentTime.Timed(appointment.Start, appointment.End),
            ShowAs = (ShowAs)appointment.FreeBusy,
            ReminderMinutes = item.ReminderIsSet ? item.ReminderMinutesBeforeStart : null,
            Importance = (Importance)item.Importance,
            Sensitivity = (Sensitivity)item.Sensitivity,
        },
        TaskItem task => new TaskContent
        {
            Subject = item.Subject,
            Body = item.Body.Content,
            Start = task.StartDate,
            Due = task.DueDate,
            Progress = TaskProgress.Of((TaskState)task.Status, (int)task.PercentComplete, task.CompleteDate is { } done ? DateOf(done) : null),
            Reminder = item.ReminderIsSet ? item.ReminderDueBy : null,
            Importance = (Importance)item.Importance,
            Sensitivity = (Sensitivity)item.Sensitivity,
        },
        _ => throw new ArgumentException($"Nobody here knows {item.ItemClass}.", nameof(item)),
    };

    /// <summary>A new item.</summary>
    public static Item Make(OfficeContent content, ItemMarks marks)
    {
        Item item = content is TaskContent ? new TaskItem() : new CalendarItem { StartTimeZone = Zone, EndTimeZone = Zone };
        Write(item, null, content);
        if (marks.Stamp is { } stamp)
            item.SetExtended(StampKey, stamp);
        return item;
    }

    /// <summary>Changes what differs.</summary>
    public static void Write(Item item, OfficeContent? before, OfficeContent after)
    {
        if (after.Subject != before?.Subject)
            item.Subject = after.Subject;
        if (after.Body != before?.Body)
            item.Body = ItemBody.Text(after.Body);
        if (after.Importance != before?.Importance)
            item.Importance = (Simulator.Store.Importance)after.Importance;
        if (after.Sensitivity != before?.Sensitivity)
            item.Sensitivity = (Simulator.Store.Sensitivity)after.Sensitivity;
        if (item is CalendarItem appointment)
            Write(appointment, before as Appointment, (Appointment)after);
        else if (item is TaskItem task)
            Write(task, before as TaskContent, (TaskContent)after);
    }

    private static void Write(CalendarItem item, Appointment? before, Appointment after)
    {
        if (after.Location != before?.Location)
            item.Location = after.Location;
        if (after.ShowAs != before?.ShowAs)
            item.FreeBusy = (FreeBusy)after.ShowAs;
        if (!after.Time.Equals(before?.Time) && after.Time is AppointmentTime.Timed timed)
            (item.Start, item.End) = (timed.Start, timed.End);
    }

    private static void Write(TaskItem item, TaskContent? before, TaskContent after)
    {
        if (after.Due != before?.Due)
            item.DueDate = after.Due;
        if (after.Progress == before?.Progress)
            return;
        item.Status = (Simulator.Store.TaskProgress)after.Progress.Status;
        item.PercentComplete = after.Progress.Percent;
    }
}

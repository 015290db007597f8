using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using EsExchange.Ews.Items;
using EsExchange.Simulator.Store;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using NodaTime;
using CalendarItem = EsExchange.Simulator.Store.CalendarItem;
using ContactItem = EsExchange.Simulator.Store.ContactItem;
using Importance = EsExchange.Sync.Model.Importance;
using Sensitivity = EsExchange.Sync.Model.Sensitivity;
using TaskItem = EsExchange.Simulator.Store.TaskItem;
using TaskProgress = EsExchange.Sync.Model.TaskProgress;

namespace EsExchange.World.Real.Exchange;

/// <summary>What the users of Outlook see of an item, and how they change it; it knows nothing of the client that is tried.</summary>
internal static partial class ItemForm
{
    public const string Zone = "W. Europe Standard Time";

    private static readonly ExtendedPropertyKey StampKey = ExtendedPropertyKey.Named(StampProperty.SetId, StampProperty.Name);
    private static readonly DateTimeZone Local = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static LocalDate DateOf(Instant instant) => instant.InZone(Local).Date;

    public static ItemMarks Marks(Item item) => new(item.Extended.TryGetValue(StampKey, out IReadOnlyList<string>? values) ? values[0] : null, Category(item), Split(item).Block);

    /// <summary>A category of the owner's own; null for none.</summary>
    public static string? Tag(Item item) => item.Categories.FirstOrDefault(category => !Own().IsMatch(category));

    public static ItemContent Read(Item item) => item switch
    {
        CalendarItem appointment => new Appointment
        {
            Subject = item.Subject,
            Body = Split(item).Body,
            Location = appointment.Location,
            Time = appointment.IsAllDay
                ? new AppointmentTime.AllDay(DateOf(appointment.Start), DateOf(appointment.End).PlusDays(-1))
                : new AppointmentTime.Timed(appointment.Start, appointment.End),
            ShowAs = (ShowAs)appointment.FreeBusy,
            ReminderMinutes = item.ReminderIsSet ? item.ReminderMinutesBeforeStart : null,
            Importance = (Importance)item.Importance,
            Sensitivity = (Sensitivity)item.Sensitivity,
            ActivityType = Category(item) is { } category ? category[3] - '0' : null,
        },
        TaskItem task => new TaskContent
        {
            Subject = item.Subject,
            Body = Split(item).Body,
            Start = task.StartDate,
            Due = task.DueDate,
            Progress = TaskProgress.Of((TaskState)task.Status, (int)task.PercentComplete, task.CompleteDate is { } done ? DateOf(done) : null),
            Reminder = item.ReminderIsSet ? item.ReminderDueBy : null,
            Importance = (Importance)item.Importance,
            Sensitivity = (Sensitivity)item.Sensitivity,
            ActivityType = Category(item) is { } category ? category[3] - '0' : null,
        },
        ContactItem contact => new ContactContent { Surname = contact.Surname, Company = contact.CompanyName, Nickname = contact.Nickname },
        _ => throw new ArgumentException($"Nobody here knows {item.ItemClass}.", nameof(item)),
    };

    /// <summary>A new item.</summary>
    public static Item Make(ItemContent content, ItemMarks marks, string? tag)
    {
        Item item = content switch
        {
            ContactContent => new ContactItem(),
            TaskContent => new TaskItem(),
            _ => new CalendarItem { StartTimeZone = Zone, EndTimeZone = Zone },
        };
        Write(item, null, content);
        item.Categories = tag is null ? [] : [tag];
        Mark(item, content, ItemMarks.None, marks);
        if (marks.Stamp is { } stamp)
            item.SetExtended(StampKey, stamp);
        return item;
    }

    /// <summary>Changes what differs.</summary>
    public static void Write(Item item, ItemContent? before, ItemContent after)
    {
        if (item is ContactItem contact)
            Write(contact, (ContactContent)after);
        else
            Write(item, before as OfficeContent, (OfficeContent)after);
    }

    private static void Write(ContactItem item, ContactContent after) => (item.Surname, item.CompanyName, item.Nickname) = (after.Surname, after.Company, after.Nickname);

    private static void Write(Item item, OfficeContent? before, OfficeContent after)
    {
        if (after.Subject != before?.Subject)
            item.Subject = after.Subject;
        if (after.Body != before?.Body)
            item.Body = ItemBody.Text(Join(after.Body, Split(item).Block));
        if (after.Importance != before?.Importance)
            item.Importance = (Simulator.Store.Importance)after.Importance;
        if (after.Sensitivity != before?.Sensitivity)
            item.Sensitivity = (Simulator.Store.Sensitivity)after.Sensitivity;
        if (item is CalendarItem appointment)
            Write(appointment, before as Appointment, (Appointment)after);
        else if (item is TaskItem task)
            Write(task, before as TaskContent, (TaskContent)after);
    }

    /// <summary>Changes the category and the text block, where they differ.</summary>
    public static void Mark(Item item, ItemContent content, ItemMarks before, ItemMarks after)
    {
        if (after.Category != before.Category)
            item.Categories = [.. item.Categories.Where(category => !Own().IsMatch(category)), .. after.Category is { } own ? [own] : Array.Empty<string>()];
        if (after.TextBlock != before.TextBlock && content is OfficeContent office)
            item.Body = ItemBody.Text(Join(office.Body, after.TextBlock));
    }

    private static string? Category(Item item) => item.Categories.FirstOrDefault(category => Own().IsMatch(category));

    private static (string Body, string? Block) Split(Item item)
    {
        string text = item.Body.Content.Replace("\r\n", "\n", StringComparison.Ordinal);
        return Block().Match(text) is { Success: true } block ? (text[..block.Index], block.Groups["lines"].Value) : (text, null);
    }

    private static string Join(string body, string? block) => block is null ? body : $"{body}{(body.Length == 0 ? string.Empty : "\n\n")}--- eserp ---\n{block}\n--- /eserp ---";

    [GeneratedRegex("^ES_[1-3]_")]
    private static partial Regex Own();

    [GeneratedRegex("(^|\n\n)--- eserp ---\n(?<lines>.*)\n--- /eserp ---$", RegexOptions.Singleline)]
    private static partial Regex Block();

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

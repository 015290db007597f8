using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Ews.Mapping;

/// <summary>Tasks of Exchange ↔ tasks of the model.</summary>
public static class TaskMapper
{
    /// <summary>What a task says, in the model's terms.</summary>
    /// <param name="item">The task as read.</param>
    /// <param name="zone">The zone of the mailbox's owner, see <see cref="ExchangeDate"/>.</param>
    public static TaskContent ToTask(TaskItem item, DateTimeZone zone)
    {
        if (item is null)
            throw new ArgumentNullException(nameof(item));
        return new TaskContent
        {
            Subject = TextNormalizer.Line(item.Subject),
            Body = TextNormalizer.Body(item),
            Start = Date(item.StartDate, zone),
            Due = Date(item.DueDate, zone),
            Progress = TaskProgress.Of(item.Status, Percent(item.PercentComplete), Date(item.CompleteDate, zone)),
            Reminder = item.ReminderIsSet ? item.ReminderDueBy : null,
            Importance = item.Importance,
            Sensitivity = item.Sensitivity,
        };
    }

    /// <summary>What Exchange would give back of a task: compare with this, so that what Exchange cannot hold is no change.</summary>
    /// <remarks>A task that has a start is due, and is not due before it starts (MS-OXOTASK 2.2.2.2.4 and 2.2.2.2.5).</remarks>
    /// <param name="task">Any task.</param>
    public static TaskContent Normalize(TaskContent task)
    {
        if (task is null)
            throw new ArgumentNullException(nameof(task));
        LocalDate? due = task.Due ?? task.Start;
        return task with
        {
            Subject = TextNormalizer.Line(task.Subject),
            Body = TextNormalizer.Body(task.Body),
            Start = task.Start > due ? due : task.Start,
            Due = due,
            Reminder = task.Reminder is { } reminder ? XmlTime.Truncate(reminder) : null,
        };
    }

    /// <summary>A new task.</summary>
    /// <param name="task">Its content.</param>
    /// <param name="stamp">The eserp id it is to carry.</param>
    /// <param name="zone">The zone of the mailbox's owner.</param>
    /// <exception cref="ArgumentException">The stamp is empty.</exception>
    public static NewTaskItem ToNewItem(TaskContent task, string stamp, DateTimeZone zone)
    {
        TaskContent normal = Normalize(task);
        return new NewTaskItem
        {
            Subject = normal.Subject,
            Body = normal.Body,
            StartDate = normal.Start,
            DueDate = normal.Due,
            Completion = ToExchange(normal.Progress, zone),
            Reminder = normal.Reminder,
            Importance = normal.Importance,
            Sensitivity = normal.Sensitivity,
            Stamp = StampChange.Check(stamp),
        };
    }

    /// <summary>An update of some fields.</summary>
    /// <param name="itemId">The task in the version that the update is based on.</param>
    /// <param name="target">What the fields are to become.</param>
    /// <param name="fields">Which fields; the others stay as they are.</param>
    /// <param name="zone">The zone of the mailbox's owner.</param>
    /// <exception cref="ArgumentException">No field is named.</exception>
    public static TaskItemUpdate ToUpdate(ItemId itemId, TaskContent target, IReadOnlyCollection<ItemField> fields, DateTimeZone zone)
    {
        if (fields is null || fields.Count == 0)
            throw new ArgumentException("An update changes at least one field.", nameof(fields));
        TaskContent normal = Normalize(target);
        return new TaskItemUpdate(itemId, [.. fields.Distinct().OrderBy(field => field).Select(field => Change(field, normal, zone))]);
    }

    /// <summary>An update of the stamp alone.</summary>
    /// <param name="itemId">The task in the version that the update is based on.</param>
    /// <param name="stamp">The eserp id it is to carry.</param>
    /// <exception cref="ArgumentException">The stamp is empty.</exception>
    public static TaskItemUpdate ToStampUpdate(ItemId itemId, string stamp) => new(itemId, [StampChange.Of(stamp)]);

    private static FieldChange Change(ItemField field, TaskContent target, DateTimeZone zone) => field switch
    {
        ItemField.Subject => new FieldChange.SetSubject(target.Subject),
        ItemField.Body => new FieldChange.SetBody(target.Body),
        ItemField.StartDate => new FieldChange.SetStartDate(target.Start),
        ItemField.DueDate => new FieldChange.SetDueDate(target.Due),
        ItemField.Progress => new FieldChange.SetCompletion(ToExchange(target.Progress, zone)),
        ItemField.Reminder => new FieldChange.SetTaskReminder(target.Reminder),
        ItemField.Importance => new FieldChange.SetImportance(target.Importance),
        ItemField.Sensitivity => new FieldChange.SetSensitivity(target.Sensitivity),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static TaskCompletion ToExchange(TaskProgress progress, DateTimeZone zone) =>
        new(progress.Status, progress.Percent, progress.Completed is { } date ? ExchangeDate.OfCompletion(date, zone) : null);

    private static LocalDate? Date(Instant? time, DateTimeZone zone) => time is { } value ? ExchangeDate.Read(value, zone) : null;

    /// <summary>Whole percents; what is not wholly done is not 100.</summary>
    private static int Percent(double percent) => percent >= 100 ? 100 : (int)Math.Min(Math.Round(percent), 99);
}

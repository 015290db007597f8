using System;
using System.Globalization;
using System.Xml;
using EsExchange.Ews.Items;

namespace EsExchange.Ews.Operations;

/// <summary>Writes new items and changes of every kind.</summary>
internal static class ItemWriter
{
    public static void WriteNew(XmlWriter writer, NewItem item)
    {
        switch (item)
        {
            case NewCalendarItem appointment:
                CalendarItemWriter.WriteNew(writer, appointment);
                break;
            case NewTaskItem task:
                TaskItemWriter.WriteNew(writer, task);
                break;
            case NewContactItem contact:
                ContactItemWriter.WriteNew(writer, contact);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(item));
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">A change is of a field that the kind of item does not have.</exception>
    public static void WriteChanges(XmlWriter writer, ItemUpdate update)
    {
        string element = update switch
        {
            CalendarItemUpdate => CalendarItemWriter.Element,
            TaskItemUpdate => TaskItemWriter.Element,
            ContactItemUpdate => ContactItemWriter.Element,
            _ => throw new ArgumentOutOfRangeException(nameof(update)),
        };
        var changes = new ChangeWriter(writer, element);
        foreach (FieldChange change in update.Changes)
        {
            if (!changes.WriteCommon(change) && !WriteOwn(changes, update, change))
                throw new ArgumentOutOfRangeException(nameof(update), string.Format(CultureInfo.InvariantCulture, "{0} is nothing that a {1} has.", change.GetType().Name, element));
        }
    }

    private static bool WriteOwn(ChangeWriter changes, ItemUpdate update, FieldChange change) => update switch
    {
        CalendarItemUpdate => CalendarItemWriter.WriteChange(changes, change),
        TaskItemUpdate => TaskItemWriter.WriteChange(changes, change),
        ContactItemUpdate => ContactItemWriter.WriteChange(changes, change),
        _ => false,
    };
}

using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Mapping;
using EsExchange.Ews.Soap;
using NodaTime;

namespace EsExchange.Ews.Operations;

/// <summary>Writes tasks and their own field changes; the elements follow the schema's sequence.</summary>
internal static class TaskItemWriter
{
    public const string Element = "Task";

    public static void WriteNew(XmlWriter writer, NewTaskItem item)
    {
        writer.WriteStartElement(Element, EwsNames.Types);
        ItemElements.WriteHead(writer, item, () =>
        {
            if (item.Reminder is { } dueBy)
                Text("ReminderDueBy", XmlTime.Write(dueBy));
            Text("ReminderIsSet", XmlConvert.ToString(item.Reminder is not null));
        });

        // The status comes last by the schema and would put the server's own date over the one that is known.
        bool dateDecides = item.Completion.Completed is not null;
        if (item.Completion.Completed is { } completed)
            Text("CompleteDate", XmlTime.Write(completed));
        if (item.DueDate is { } due)
            Text("DueDate", Date(due));
        if (!dateDecides)
            Text("PercentComplete", XmlConvert.ToString(item.Completion.Percent));
        if (item.Recurrence is { } recurrence)
            RecurrenceWriter.Write(writer, recurrence);
        if (item.StartDate is { } start)
            Text("StartDate", Date(start));
        if (!dateDecides)
            Text("Status", item.Completion.Status.ToString());
        writer.WriteEndElement();

        void Text(string name, string value) => ItemElements.Text(writer, name, value);
    }

    /// <returns>False where the change is nothing that only a task has.</returns>
    public static bool WriteChange(ChangeWriter changes, FieldChange change)
    {
        switch (change)
        {
            case FieldChange.SetStartDate start:
                SetDate(changes, "StartDate", start.Value);
                return true;
            case FieldChange.SetDueDate due:
                SetDate(changes, "DueDate", due.Value);
                return true;
            case FieldChange.SetCompletion completion:
                WriteCompletion(changes, completion.Value);
                return true;
            case FieldChange.SetTaskReminder reminder:
                changes.SetText("item:ReminderIsSet", "ReminderIsSet", XmlConvert.ToString(reminder.DueBy is not null));
                if (reminder.DueBy is { } dueBy)
                    changes.SetText("item:ReminderDueBy", "ReminderDueBy", XmlTime.Write(dueBy));
                return true;
            case FieldChange.SetRecurrence { Value: null }:
                changes.Delete("task:Recurrence");
                return true;
            case FieldChange.SetRecurrence { Value: { } recurrence }:
                changes.Set("task:Recurrence", () => RecurrenceWriter.Write(changes.Xml, recurrence));
                return true;
            default:
                return false;
        }
    }

    private static void WriteCompletion(ChangeWriter changes, TaskCompletion completion)
    {
        // What comes last decides over the others.
        if (completion.Completed is { } completed)
        {
            changes.SetText("task:CompleteDate", "CompleteDate", XmlTime.Write(completed));
            return;
        }

        changes.SetText("task:PercentComplete", "PercentComplete", XmlConvert.ToString(completion.Percent));
        changes.SetText("task:Status", "Status", completion.Status.ToString());
    }

    private static void SetDate(ChangeWriter changes, string name, LocalDate? date)
    {
        if (date is { } value)
            changes.SetText("task:" + name, name, Date(value));
        else
            changes.Delete("task:" + name);
    }

    private static string Date(LocalDate date) => XmlTime.Write(ExchangeDate.OfTask(date));
}

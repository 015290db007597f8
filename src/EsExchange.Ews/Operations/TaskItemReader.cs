using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;
using EsExchange.Sync.Model;

namespace EsExchange.Ews.Operations;

/// <summary>Reads a <c>Task</c> element.</summary>
internal static class TaskItemReader
{
    private static readonly Dictionary<string, Func<TaskItem, string, TaskItem>> Texts = new(StringComparer.Ordinal)
    {
        ["ReminderIsSet"] = (item, text) => item with { ReminderIsSet = XmlConvert.ToBoolean(text) },
        ["ReminderDueBy"] = (item, text) => item with { ReminderDueBy = XmlTime.Read(text) },
        ["StartDate"] = (item, text) => item with { StartDate = XmlTime.Read(text) },
        ["DueDate"] = (item, text) => item with { DueDate = XmlTime.Read(text) },
        ["CompleteDate"] = (item, text) => item with { CompleteDate = XmlTime.Read(text) },
        ["PercentComplete"] = (item, text) => item with { PercentComplete = XmlConvert.ToDouble(text) },
        ["Status"] = (item, text) => item with { Status = SchemaNames.Parse(text, TaskState.NotStarted) },
        ["IsRecurring"] = (item, text) => item with { IsRecurring = XmlConvert.ToBoolean(text) },
    };

    /// <returns>The task, or null where it lacks an id or has a value that cannot be read.</returns>
    public static Task<TaskItem?> ReadAsync(XmlReader reader)
    {
        var builder = new ItemBuilder<TaskItem>(new TaskItem { ItemId = null!, ItemClass = "IPM.Task" });
        return builder.ReadAsync(reader, Texts, async name =>
        {
            if (name != "Recurrence")
                return false;
            await builder.SetAsync(RecurrenceReader.ReadAsync(reader), (item, value) => item with { Recurrence = value }).ConfigureAwait(false);
            return true;
        });
    }
}

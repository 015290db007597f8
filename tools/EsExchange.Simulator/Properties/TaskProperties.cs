using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;
using NodaTime;

namespace EsExchange.Simulator.Properties;

/// <summary>The properties that schema type TaskType adds, in the schema's order (MS-OXWSTASK 2.2.4.6).</summary>
internal static class TaskProperties
{
    public static IReadOnlyList<ItemProperty> All { get; } =
    [
        PropertyFactory.Number<TaskItem>("task:ActualWork", i => i.ActualWork, (i, v) => i.ActualWork = v) with { Clear = i => ((TaskItem)i).ActualWork = 0 },
        PropertyFactory.Text<TaskItem>("task:BillingInformation", i => i.BillingInformation, (i, v) => i.BillingInformation = v),
        PropertyFactory.Number<TaskItem>("task:ChangeCount", i => i.ChangeCount),
        PropertyFactory.Texts<TaskItem>("task:Companies", i => i.Companies, (i, v) => i.Companies = v),
        PropertyFactory.Moment<TaskItem>("task:CompleteDate", i => i.CompleteDate, (i, v) => i.CompleteDate = v) with { Clear = i => ((TaskItem)i).CompleteDate = null },
        PropertyFactory.Texts<TaskItem>("task:Contacts", i => i.Contacts, (i, v) => i.Contacts = v),
        PropertyFactory.Text<TaskItem>("task:DelegationState", _ => "NoMatch"),
        Day("task:DueDate", i => i.DueDate, (i, v) => i.DueDate = v),
        PropertyFactory.Flag<TaskItem>("task:IsComplete", i => i.IsComplete),
        PropertyFactory.Flag<TaskItem>("task:IsRecurring", i => i.Recurrence is not null),
        PropertyFactory.Flag<TaskItem>("task:IsTeamTask", _ => false),
        PropertyFactory.Text<TaskItem>("task:Mileage", i => i.Mileage, (i, v) => i.Mileage = v),
        PropertyFactory.Text<TaskItem>("task:Owner", i => i.Folder?.Mailbox.DisplayName),
        PropertyFactory.Fraction<TaskItem>("task:PercentComplete", i => i.PercentComplete, SetPercentComplete) with { InDefault = true },
        new("task:Recurrence", typeof(TaskItem), (i, c) => i is TaskItem { Recurrence: { } r } ? RecurrenceXml.Write(r, c.ContextZone.Rules) : null)
        {
            InFind = false,
            Write = (i, e, _) => ((TaskItem)i).Recurrence = RecurrenceXml.Read(e),
            Clear = i => ((TaskItem)i).Recurrence = null,
        },
        Day("task:StartDate", i => i.StartDate, (i, v) => i.StartDate = v),
        PropertyFactory.Choice<TaskItem, TaskProgress>("task:Status", i => i.Status, (i, v) => i.Status = v) with { InDefault = true },
        PropertyFactory.Text<TaskItem>("task:StatusDescription", i => Describe(i.Status)),
        PropertyFactory.Number<TaskItem>("task:TotalWork", i => i.TotalWork, (i, v) => i.TotalWork = v) with { Clear = i => ((TaskItem)i).TotalWork = 0 },
    ];

    private static void SetPercentComplete(TaskItem item, double percent) => item.PercentComplete = percent is >= 0 and <= 100
        ? percent
        : throw new EwsException("ErrorInvalidPropertySet", "The percentage is not within 0 and 100.", ("PropertyPath", "task:PercentComplete"));

    /// <summary>A date without a zone, which shows as its midnight in UTC whatever the zone of the request, and is read from any time of its day there.</summary>
    private static ItemProperty Day(string uri, Func<TaskItem, LocalDate?> get, Action<TaskItem, LocalDate?> set)
    {
        return new(uri, typeof(TaskItem), (i, _) => Midnight(i) is { } at ? new XElement(PropertyFactory.NameOf(uri), XmlTime.Write(at)) : null)
        {
            InDefault = true,
            Value = (i, _) => Midnight(i),
            Write = (i, e, c) => set((TaskItem)i, XmlTime.Read(e.Value, c.ContextZone.Rules).InUtc().Date),
            Clear = i => set((TaskItem)i, null),
        };

        Instant? Midnight(Item item) => get((TaskItem)item)?.AtMidnight().InUtc().ToInstant();
    }

    private static string Describe(TaskProgress status) =>
        string.Concat(status.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}

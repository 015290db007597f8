using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Store.Recurring;
using EsExchange.Simulator.TimeZones;
using NodaTime;

namespace EsExchange.Simulator.Properties;

/// <summary>The properties of schema type CalendarItemType that only a recurring master has (MS-OXWSCAL 2.2.4.4).</summary>
internal static class SeriesProperties
{
    public static IReadOnlyList<ItemProperty> All { get; } =
    [
        new("calendar:Recurrence", typeof(CalendarItem), (i, _) => i is CalendarItem { Recurrence: { } r } item
            ? RecurrenceXml.Write(r, WindowsZones.Find(item.StartTimeZone) ?? DateTimeZone.Utc)
            : null)
        {
            InFind = false,
            Write = (i, e, _) => Change((CalendarItem)i, RecurrenceXml.Read(e), "Set"),
            Clear = i => Change((CalendarItem)i, null, "Delete"),
        },
        Shown("calendar:FirstOccurrence", s => Info("FirstOccurrence", s.First)),
        Shown("calendar:LastOccurrence", s => Info("LastOccurrence", s.Last)),
        Shown("calendar:ModifiedOccurrences", s => List("ModifiedOccurrences", s.Exceptions.Select(o => Info("Occurrence", o)!))),
        Shown("calendar:DeletedOccurrences", s => List(
            "DeletedOccurrences",
            s.Deleted.Select(d => new XElement(Ns.T + "DeletedOccurrence", new XElement(Ns.T + "Start", XmlTime.Write(d)))))),
    ];

    private static void Change(CalendarItem item, Recurrence? recurrence, string action) =>
        item.Recurrence = item.OccurrenceDate is null
            ? recurrence
            : throw new EwsException("ErrorInvalidProperty" + action, action + " action is invalid for property.", ("PropertyPath", "calendar:Recurrence"));

    private static ItemProperty Shown(string uri, System.Func<Series, XElement?> read) =>
        new(uri, typeof(CalendarItem), (i, _) => i is CalendarItem { Recurrence: not null } master ? read(new Series(master)) : null) { InFind = false };

    private static XElement? Info(string name, CalendarItem? occurrence) => occurrence is null ? null : new XElement(
        Ns.T + name,
        ItemElements.ItemId(occurrence),
        new XElement(Ns.T + "Start", XmlTime.Write(occurrence.Start)),
        new XElement(Ns.T + "End", XmlTime.Write(occurrence.End)),
        new XElement(Ns.T + "OriginalStart", XmlTime.Write(occurrence.OriginalStart!.Value)));

    private static XElement? List(string name, IEnumerable<XElement> elements) =>
        elements.ToList() is { Count: > 0 } listed ? new XElement(Ns.T + name, listed) : null;
}

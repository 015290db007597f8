using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using NodaTime;
using NodaTime.TimeZones;

namespace EsExchange.Simulator.TimeZones;

/// <summary>The Windows time zones as clients see them.</summary>
internal sealed class ZoneCatalog
{
    public const string UtcId = WindowsZones.UtcId;
    private readonly Dictionary<string, Zone> _zones = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="year">The year whose rules definitions show.</param>
    public ZoneCatalog(int year)
    {
        foreach (var (id, rules) in WindowsZones.All)
            _zones[id] = Describe(id, rules, year);
        All = [.. _zones.Values.OrderBy(z => z.Id, StringComparer.Ordinal)];
    }

    public IReadOnlyList<Zone> All { get; }

    public Zone Utc => _zones[UtcId];

    public Zone? Find(string? id) => id is null ? null : id == "tzone://Microsoft/Utc" ? Utc : _zones.GetValueOrDefault(id);

    /// <summary>The zone of a TimeZoneDefinition by its id, or, for a definition of the client's own, a zone with the same rules; null where there is none.</summary>
    public Zone? Match(XElement definition)
    {
        if (Find((string?)definition.Attribute("Id")) is { } known)
            return known;
        var wanted = Signature(definition);
        return wanted.Length == 0 ? null : All.FirstOrDefault(z => Signature(z.Definition) == wanted);
    }

    private static string Signature(XElement definition)
    {
        var periods = definition.Element(Ns.T + "Periods")?.Elements()
            .Select(p => Iso(p.Attribute("Bias")?.Value)).Distinct().Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();
        var days = definition.Descendants(Ns.T + "RecurringDayTransition")
            .Select(t => string.Join('/', t.Element(Ns.T + "Month")?.Value, t.Element(Ns.T + "DayOfWeek")?.Value, t.Element(Ns.T + "Occurrence")?.Value))
            .Distinct().Order(StringComparer.Ordinal);
        return string.Join(';', periods.Concat(days));
    }

    private static string Iso(string? bias) =>
        bias is null ? string.Empty : System.Xml.XmlConvert.ToTimeSpan(bias).TotalMinutes.ToString(CultureInfo.InvariantCulture);

    private static Zone Describe(string id, DateTimeZone rules, int year)
    {
        var from = Instant.FromUtc(year, 1, 1, 0, 0);
        var intervals = rules.GetZoneIntervals(from, Instant.FromUtc(year + 1, 1, 1, 0, 0)).ToList();
        var seasonal = intervals.Count == 3;
        var standard = intervals.MinBy(i => i.WallOffset)!;
        var display = string.Create(CultureInfo.InvariantCulture, $"(UTC{Sign(standard.WallOffset)}) {id}");
        var definition = new XElement(Ns.T + "TimeZoneDefinition", new XAttribute("Id", id), new XAttribute("Name", display));
        var periods = new XElement(Ns.T + "Periods", Period(standard.WallOffset, "Standard"));
        var group = new XElement(Ns.T + "TransitionsGroup", new XAttribute("Id", "0"));
        if (seasonal)
        {
            periods.Add(Period(intervals.MaxBy(i => i.WallOffset)!.WallOffset, "Daylight"));
            group.Add(Recurring(intervals[0], intervals[1], standard), Recurring(intervals[1], intervals[2], standard));
        }
        else
        {
            group.Add(new XElement(Ns.T + "Transition", Target("Period", "Standard")));
        }

        definition.Add(
            periods,
            new XElement(Ns.T + "TransitionsGroups", group),
            new XElement(Ns.T + "Transitions", new XElement(Ns.T + "Transition", Target("Group", "0"))));
        return new Zone(id, display, rules, definition);
    }

    private static XElement Period(Offset offset, string name) => new(
        Ns.T + "Period",
        new XAttribute("Bias", System.Xml.XmlConvert.ToString(-offset.ToTimeSpan())),
        new XAttribute("Name", name),
        new XAttribute("Id", name));

    private static XElement Target(string kind, string id) => new(Ns.T + "To", new XAttribute("Kind", kind), id);

    private static XElement Recurring(ZoneInterval before, ZoneInterval after, ZoneInterval standard)
    {
        var local = after.Start.WithOffset(before.WallOffset).LocalDateTime;
        var last = local.Day + 7 > CalendarSystem.Iso.GetDaysInMonth(local.Year, local.Month);
        return new XElement(
            Ns.T + "RecurringDayTransition",
            Target("Period", after.WallOffset == standard.WallOffset ? "Standard" : "Daylight"),
            new XElement(Ns.T + "TimeOffset", System.Xml.XmlConvert.ToString(TimeSpan.FromTicks(local.TickOfDay))),
            new XElement(Ns.T + "Month", local.Month),
            new XElement(Ns.T + "DayOfWeek", local.DayOfWeek.ToString()),
            new XElement(Ns.T + "Occurrence", last ? -1 : ((local.Day - 1) / 7) + 1));
    }

    private static string Sign(Offset offset) => offset == Offset.Zero
        ? string.Empty
        : (offset < Offset.Zero ? "-" : "+") + offset.ToTimeSpan().Duration().ToString(@"hh\:mm", CultureInfo.InvariantCulture);
}

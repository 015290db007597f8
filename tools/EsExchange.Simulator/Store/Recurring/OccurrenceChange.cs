using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace EsExchange.Simulator.Store.Recurring;

/// <summary>In what an exception differs from its series; everything else it goes on taking from there (MS-OXOCAL 2.2.10).</summary>
internal sealed record OccurrenceChange
{
    /// <summary>What an exception may have of its own.</summary>
    private static readonly (string Name, Func<CalendarItem, object?> Get, Action<CalendarItem, object?> Set)[] Fields =
    [
        Field(nameof(CalendarItem.Subject), i => i.Subject, (i, v) => i.Subject = v),
        Field(nameof(CalendarItem.Body), i => i.Body, (i, v) => i.Body = v),
        Field(nameof(CalendarItem.Sensitivity), i => i.Sensitivity, (i, v) => i.Sensitivity = v),
        Field(nameof(CalendarItem.Importance), i => i.Importance, (i, v) => i.Importance = v),
        Field(nameof(CalendarItem.Categories), i => i.Categories, (i, v) => i.Categories = v),
        Field(nameof(CalendarItem.ReminderIsSet), i => i.ReminderIsSet, (i, v) => i.ReminderIsSet = v),
        Field(nameof(CalendarItem.ReminderMinutesBeforeStart), i => i.ReminderMinutesBeforeStart, (i, v) => i.ReminderMinutesBeforeStart = v),
        Field(nameof(CalendarItem.Start), i => i.Start, (i, v) => i.Start = v),
        Field(nameof(CalendarItem.End), i => i.End, (i, v) => i.End = v),
        Field(nameof(CalendarItem.StartTimeZone), i => i.StartTimeZone, (i, v) => i.StartTimeZone = v),
        Field(nameof(CalendarItem.EndTimeZone), i => i.EndTimeZone, (i, v) => i.EndTimeZone = v),
        Field(nameof(CalendarItem.IsAllDay), i => i.IsAllDay, (i, v) => i.IsAllDay = v),
        Field(nameof(CalendarItem.Location), i => i.Location, (i, v) => i.Location = v),
        Field(nameof(CalendarItem.FreeBusy), i => i.FreeBusy, (i, v) => i.FreeBusy = v),
        Field(nameof(CalendarItem.Attendees), i => i.Attendees, (i, v) => i.Attendees = v),
        Field(nameof(CalendarItem.MyResponse), i => i.MyResponse, (i, v) => i.MyResponse = v),
        Field(nameof(CalendarItem.IsCancelled), i => i.IsCancelled, (i, v) => i.IsCancelled = v),
        Field(nameof(CalendarItem.IsResponseRequested), i => i.IsResponseRequested, (i, v) => i.IsResponseRequested = v),
        Field(nameof(CalendarItem.AllowNewTimeProposal), i => i.AllowNewTimeProposal, (i, v) => i.AllowNewTimeProposal = v),
        Field(nameof(CalendarItem.MeetingRequestWasSent), i => i.MeetingRequestWasSent, (i, v) => i.MeetingRequestWasSent = v),
        Field(nameof(CalendarItem.SequenceNumber), i => i.SequenceNumber, (i, v) => i.SequenceNumber = v),
    ];

    private readonly ImmutableDictionary<string, object?> _fields;
    private readonly ImmutableDictionary<ExtendedPropertyKey, IReadOnlyList<string>?> _extended;

    private OccurrenceChange(ImmutableDictionary<string, object?> fields, ImmutableDictionary<ExtendedPropertyKey, IReadOnlyList<string>?> extended)
    {
        _fields = fields;
        _extended = extended;
    }

    /// <summary>No difference yet.</summary>
    public static OccurrenceChange None { get; } =
        new(ImmutableDictionary<string, object?>.Empty, ImmutableDictionary<ExtendedPropertyKey, IReadOnlyList<string>?>.Empty);

    /// <summary>This change with what else differs between an occurrence before and after somebody changed it.</summary>
    public OccurrenceChange Extend(CalendarItem before, CalendarItem after)
    {
        var fields = _fields;
        foreach (var (name, get, _) in Fields)
        {
            if (!Same(get(before), get(after)))
                fields = fields.SetItem(name, get(after));
        }

        var extended = _extended;
        foreach (var key in before.Extended.Keys.Union(after.Extended.Keys))
        {
            var now = after.Extended.GetValueOrDefault(key);
            if (!Same(before.Extended.GetValueOrDefault(key), now))
                extended = extended.SetItem(key, now);
        }

        return new OccurrenceChange(fields, extended);
    }

    /// <summary>Makes an exception of an occurrence as the series alone has it.</summary>
    public void ApplyTo(CalendarItem occurrence)
    {
        foreach (var (name, _, set) in Fields)
        {
            if (_fields.TryGetValue(name, out var value))
                set(occurrence, value);
        }

        foreach (var (key, values) in _extended)
        {
            if (values is null)
                occurrence.RemoveExtended(key);
            else
                occurrence.SetExtended(key, values);
        }
    }

    private static bool Same(object? left, object? right) => (left, right) switch
    {
        (string l, string r) => l == r,
        (IEnumerable l, IEnumerable r) => l.Cast<object>().SequenceEqual(r.Cast<object>()),
        _ => Equals(left, right),
    };

    private static (string Name, Func<CalendarItem, object?> Get, Action<CalendarItem, object?> Set) Field<T>(
        string name, Func<CalendarItem, T> get, Action<CalendarItem, T> set) => (name, i => get(i), (i, v) => set(i, (T)v!));
}

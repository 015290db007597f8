using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Simulator.TimeZones;
using NodaTime;

namespace EsExchange.Simulator.Store.Recurring;

/// <summary>
/// The occurrences of a recurring master. Each keeps its time of day in the master's zone, whatever the offset is then;
/// a time left out by a change of the clocks moves on by what they skip, and of a time that comes twice the first is meant.
/// </summary>
internal sealed class Series
{
    private readonly CalendarItem _master;
    private readonly Recurrence _recurrence;
    private readonly DateTimeZone _zone;
    private readonly LocalTime _time;
    private readonly Period _length;

    public Series(CalendarItem master)
    {
        _master = master;
        _recurrence = master.Recurrence ?? throw new ArgumentException("The item does not recur.", nameof(master));
        _zone = ZoneOf(master);
        var start = master.Start.InZone(_zone).LocalDateTime;
        _time = start.TimeOfDay;
        _length = Period.Between(start, master.End.InZone(_zone).LocalDateTime, PeriodUnits.Ticks);
    }

    /// <summary>The first occurrence that is left, or null.</summary>
    public CalendarItem? First => Left(_recurrence.Dates()).Select(Occurrence).FirstOrDefault();

    /// <summary>The last occurrence that is left; null for a series without end.</summary>
    public CalendarItem? Last => _recurrence.Range is { End: null, Count: null } || Left(_recurrence.Dates()).LastOrDefault() is not { Year: > 1 } date ? null : Occurrence(date);

    public IEnumerable<CalendarItem> Exceptions => _master.Exceptions.Keys.Select(Occurrence);

    /// <summary>When the deleted occurrences would have started.</summary>
    public IEnumerable<Instant> Deleted => _master.DeletedDates.Select(StartOn);

    /// <summary>The occurrence of a date of the pattern; null where the pattern has none then or it was deleted.</summary>
    public CalendarItem? Find(LocalDate date) =>
        !_master.DeletedDates.Contains(date) && _recurrence.DatesFrom(date).FirstOrDefault() == date ? Occurrence(date) : null;

    /// <summary>The occurrence with a number, counting from 1 and deleted ones too.</summary>
    /// <exception cref="StoreRefusal">It was deleted, or the series has not as many.</exception>
    public CalendarItem At(int index)
    {
        var date = index < 1 ? default : _recurrence.Dates().Skip(index - 1).FirstOrDefault();
        if (date == default)
            throw new StoreRefusal("ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange", "Occurrence index is out of recurrence range.");
        return _master.DeletedDates.Contains(date)
            ? throw new StoreRefusal("ErrorCalendarOccurrenceIsDeletedFromRecurrence", "Occurrence with this index was previously deleted from the recurrence.")
            : Occurrence(date);
    }

    /// <summary>The occurrences and exceptions that lie at least in part between two instants, by their start.</summary>
    public IEnumerable<CalendarItem> Between(Instant from, Instant until)
    {
        var days = (int)(_master.End - _master.Start).TotalDays + 2;
        var first = from.InZone(_zone).Date.PlusDays(-days);
        var last = until.InZone(_zone).Date.PlusDays(1);
        return _recurrence.DatesFrom(first).TakeWhile(d => d <= last)
            .Where(d => !_master.DeletedDates.Contains(d) && !_master.Exceptions.ContainsKey(d))
            .Concat(_master.Exceptions.Keys)
            .Select(Occurrence)
            .Where(o => o.Overlaps(from, until))
            .OrderBy(o => o.Start);
    }

    /// <summary>The master after one occurrence was changed.</summary>
    /// <exception cref="StoreRefusal">ErrorOccurrenceCrossingBoundary: it would come to or past the day of a neighbour.</exception>
    public CalendarItem With(CalendarItem changed)
    {
        var date = changed.OccurrenceDate!.Value;
        var before = Occurrence(date);
        if (changed.Start != before.Start)
            RefuseCrossing(date, changed.Start.InZone(_zone).Date);
        var next = (CalendarItem)_master.Clone();
        next.Exceptions = next.Exceptions.SetItem(date, next.Exceptions.GetValueOrDefault(date, OccurrenceChange.None).Extend(before, changed));
        return next;
    }

    /// <summary>The master after one occurrence was deleted; null where none is left.</summary>
    public CalendarItem? Without(LocalDate date)
    {
        var next = (CalendarItem)_master.Clone();
        next.Exceptions = next.Exceptions.Remove(date);
        next.DeletedDates = next.DeletedDates.Add(date);
        return new Series(next).First is null ? null : next;
    }

    /// <summary>Makes an item's times and its recurrence agree before it is stored.</summary>
    /// <param name="item">What is to be stored.</param>
    /// <param name="before">What it replaces, or null.</param>
    /// <exception cref="StoreRefusal">The recurrence makes no sense, or its occurrences would overlap.</exception>
    public static void Settle(CalendarItem item, CalendarItem? before)
    {
        if (item.Recurrence is not { } recurrence)
        {
            Forget(item);
            return;
        }

        if ((recurrence.Pattern is RegeneratingPattern ? "Only tasks regenerate." : recurrence.Fault) is { } fault)
            throw new StoreRefusal("ErrorCalendarInvalidRecurrence", fault);
        var zone = ZoneOf(item);
        var start = item.Start.InZone(zone).LocalDateTime;
        var length = Period.Between(start, item.End.InZone(zone).LocalDateTime, PeriodUnits.Ticks);
        if (before is not null && recurrence == before.Recurrence)
            recurrence = recurrence with { Range = recurrence.Range with { Start = start.Date } };
        var dates = recurrence.Dates().Take(60).ToList();
        if (dates.Count == 0)
            throw new StoreRefusal("ErrorRecurrenceHasNoOccurrence", "The recurrence has no occurrence within its range.");
        if (dates.Zip(dates.Skip(1)).Any(d => d.First.AtMidnight() + length > d.Second.AtMidnight()))
            throw new StoreRefusal("ErrorOccurrenceTimeSpanTooBig", "An occurrence would last until after the next one starts.");

        item.Recurrence = recurrence with { Range = recurrence.Range with { Start = dates[0] } };
        item.Start = (dates[0] + start.TimeOfDay).InZoneLeniently(zone).ToInstant();
        item.End = (dates[0] + start.TimeOfDay + length).InZoneLeniently(zone).ToInstant();
        if (before is not null && Timing(item) != Timing(before))
            Forget(item);
    }

    private static void Forget(CalendarItem item)
    {
        item.Exceptions = item.Exceptions.Clear();
        item.DeletedDates = item.DeletedDates.Clear();
    }

    private static (Recurrence?, Instant, Instant, string?, bool) Timing(CalendarItem item) =>
        (item.Recurrence, item.Start, item.End, item.StartTimeZone, item.IsAllDay);

    private static DateTimeZone ZoneOf(CalendarItem item) => WindowsZones.Find(item.StartTimeZone) ?? DateTimeZone.Utc;

    private void RefuseCrossing(LocalDate date, LocalDate movedTo)
    {
        var previous = Left(_recurrence.Dates().TakeWhile(d => d < date)).Cast<LocalDate?>().LastOrDefault();
        var next = Left(_recurrence.DatesFrom(date.PlusDays(1))).Cast<LocalDate?>().FirstOrDefault();
        if ((previous is { } p && movedTo <= Day(p)) || (next is { } n && movedTo >= Day(n)))
            throw new StoreRefusal("ErrorOccurrenceCrossingBoundary", "Modified occurrence is crossing or overlapping adjacent occurrence.");

        LocalDate Day(LocalDate original) => Occurrence(original).Start.InZone(_zone).Date;
    }

    private IEnumerable<LocalDate> Left(IEnumerable<LocalDate> dates) => dates.Where(d => !_master.DeletedDates.Contains(d));

    private Instant StartOn(LocalDate date) => (date + _time).InZoneLeniently(_zone).ToInstant();

    private CalendarItem Occurrence(LocalDate date)
    {
        var occurrence = (CalendarItem)_master.Clone();
        occurrence.Recurrence = null;
        Forget(occurrence);
        occurrence.OccurrenceDate = date;
        occurrence.OriginalStart = occurrence.Start = StartOn(date);
        occurrence.End = (date + _time + _length).InZoneLeniently(_zone).ToInstant();
        if (_master.Exceptions.TryGetValue(date, out var change))
        {
            change.ApplyTo(occurrence);
            occurrence.IsException = true;
        }

        return occurrence;
    }
}

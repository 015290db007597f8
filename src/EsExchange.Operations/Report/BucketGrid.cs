using System;
using System.Collections.Generic;
using NodaTime;

namespace EsExchange.Operations.Report;

/// <summary>Cuts a period into parts that begin at round hours of the local clock, few enough to be seen side by side.</summary>
internal sealed class BucketGrid
{
    private const int HoursOfDay = 24;
    private readonly DateTimeZone _zone;
    private readonly int _hours;
    private readonly Dictionary<LocalDateTime, TimeBucket> _byStart = [];
    private readonly List<TimeBucket> _buckets = [];

    public BucketGrid(Instant since, Instant now, DateTimeZone zone)
    {
        _zone = zone;
        _hours = (now - since).TotalDays switch
        {
            <= 2.5 => 1,
            <= 10 => 4,
            _ => HoursOfDay,
        };
        LocalDateTime last = Floor(now);
        for (LocalDateTime start = Floor(since); start <= last; start = start.PlusHours(_hours))
        {
            var bucket = new TimeBucket(start, new RunTotals());
            _byStart.Add(start, bucket);
            _buckets.Add(bucket);
        }
    }

    /// <summary>All parts in order.</summary>
    public IReadOnlyList<TimeBucket> Buckets => _buckets;

    /// <summary>The part in which an instant lies; null where it lies outside of the period.</summary>
    public TimeBucket? Find(Instant instant) => _byStart.TryGetValue(Floor(instant), out TimeBucket? bucket) ? bucket : null;

    private LocalDateTime Floor(Instant instant)
    {
        LocalDateTime local = instant.InZone(_zone).LocalDateTime;
        return local.Date.At(new LocalTime(local.Hour / _hours * _hours, 0));
    }
}

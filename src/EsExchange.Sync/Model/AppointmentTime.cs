using System;
using NodaTime;

namespace EsExchange.Sync.Model;

/// <summary>When an appointment takes place: either between two instants or on whole dates, never a mixture of both.</summary>
public abstract record AppointmentTime
{
    private AppointmentTime()
    {
    }

    /// <summary>A timed appointment.</summary>
    /// <param name="Start">The instant at which it starts.</param>
    /// <param name="End">The instant at which it ends; not before <paramref name="Start"/>.</param>
    public sealed record Timed(Instant Start, Instant End) : AppointmentTime
    {
        /// <summary>The instant at which it ends.</summary>
        /// <exception cref="ArgumentException">The end lies before the start.</exception>
        public Instant End { get; } = End >= Start ? End : throw new ArgumentException("An appointment cannot end before it starts.", nameof(End));
    }

    /// <summary>An all-day appointment: it is on its dates in any time zone.</summary>
    /// <param name="First">The first date.</param>
    /// <param name="Last">The last date, inclusive; not before <paramref name="First"/>.</param>
    public sealed record AllDay(LocalDate First, LocalDate Last) : AppointmentTime
    {
        /// <summary>The last date, inclusive.</summary>
        /// <exception cref="ArgumentException">The last date lies before the first.</exception>
        public LocalDate Last { get; } = Last >= First ? Last : throw new ArgumentException("An appointment cannot end before it starts.", nameof(Last));
    }
}

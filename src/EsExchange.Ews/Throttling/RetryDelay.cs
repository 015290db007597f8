using System;
using EsExchange.Ews.Errors;

namespace EsExchange.Ews.Throttling;

/// <summary>Decides whether and when a failed attempt is repeated; does not wait itself.</summary>
internal sealed class RetryDelay(RetryLimits limits)
{
    private readonly Func<double> random = limits.Random ?? SharedRandom.Next;

    /// <param name="error">Why the attempt failed.</param>
    /// <param name="attempt">How many attempts were made.</param>
    /// <returns>The wait, or null where the error is to be shown.</returns>
    public TimeSpan? After(EwsError error, int attempt)
    {
        int most = error.Category == EwsErrorCategory.Timeout ? Math.Min(limits.MaxTimeouts, limits.MaxAttempts) : limits.MaxAttempts;
        if (!error.IsTransient || attempt >= most)
            return null;
        if (error.RetryAfter is { } asked)
            return asked <= limits.MaxDelay ? asked + Spread(limits.BaseDelay) : null;

        double doubled = limits.BaseDelay.Ticks * Math.Pow(2, attempt - 1);
        var longest = TimeSpan.FromTicks((long)Math.Min(doubled, limits.MaxDelay.Ticks));
        return TimeSpan.FromTicks(longest.Ticks / 2) + Spread(TimeSpan.FromTicks(longest.Ticks / 2));
    }

    private TimeSpan Spread(TimeSpan width) => TimeSpan.FromTicks((long)(width.Ticks * random()));
}

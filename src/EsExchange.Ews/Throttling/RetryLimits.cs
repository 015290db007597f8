using System;

namespace EsExchange.Ews.Throttling;

/// <summary>How far repeating goes before the error is shown.</summary>
public sealed record RetryLimits
{
    /// <summary>How often a request is sent at most, the first time included.</summary>
    public int MaxAttempts { get; init; } = 4;

    /// <summary>How often a request is sent at most that gets no answer within its time; what hangs would hang again, and others may wait for its end.</summary>
    public int MaxTimeouts { get; init; } = 2;

    /// <summary>The wait before the second attempt; it doubles each time.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest single wait; where the server asks for a longer one, the error is shown at once with <see cref="Errors.EwsError.RetryAfter"/>.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Draws from [0, 1) to spread waits; null for the runtime's own. Called from any thread.</summary>
    public Func<double>? Random { get; init; }
}

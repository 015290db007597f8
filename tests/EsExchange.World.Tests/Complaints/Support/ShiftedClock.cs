using System;

namespace EsExchange.World.Tests.Complaints.Support;

/// <summary>A clock that goes well and shows another time.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    /// <summary>How far it is off.</summary>
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
}

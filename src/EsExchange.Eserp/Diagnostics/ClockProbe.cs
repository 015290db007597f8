using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Resources;
using NodaTime;

namespace EsExchange.Eserp.Diagnostics;

/// <summary>Compares the database's clock with this machine's.</summary>
internal sealed class ClockProbe(IDatabaseAccess access, TimeProvider time) : IDatabaseProbe
{
    private static readonly Duration Tolerance = Duration.FromMinutes(1);

    public string Name => "Clock";

    public IReadOnlyList<string> Views => [];

    public async Task<DatabaseStep> RunAsync(CancellationToken cancellationToken)
    {
        Instant there = await access.ReadAsync(db => db.Scalar<Instant>(db.Dialect.Now), cancellationToken).ConfigureAwait(false);
        Duration skew = there - Clock.Now(time);
        bool isClose = skew <= Tolerance && -skew <= Tolerance;
        return new DatabaseStep(
            Name,
            isClose ? DatabaseStepOutcome.Passed : DatabaseStepOutcome.Warning,
            Messages.Format("CheckClock", Math.Round(Math.Abs(skew.TotalSeconds))),
            isClose ? null : Messages.Get("CheckClockAdvice"));
    }
}

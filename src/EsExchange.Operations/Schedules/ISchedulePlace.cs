using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Operations.Schedules;

/// <summary>A scheduler that keeps schedules of this module among others.</summary>
public interface ISchedulePlace
{
    /// <summary>Which it is.</summary>
    Scheduler Scheduler { get; }

    /// <summary>Registers a schedule, in place of one of the same name.</summary>
    /// <exception cref="ScheduleException">The scheduler refuses it; nothing is left behind.</exception>
    Task RegisterAsync(SyncSchedule schedule, CancellationToken cancellationToken);

    /// <summary>The schedules of this module.</summary>
    /// <exception cref="ScheduleException">The scheduler does not answer.</exception>
    Task<IReadOnlyList<SyncSchedule>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Ends a schedule; does nothing where there is none of that name.</summary>
    /// <exception cref="ScheduleException">The scheduler refuses it.</exception>
    Task UnregisterAsync(string name, CancellationToken cancellationToken);
}

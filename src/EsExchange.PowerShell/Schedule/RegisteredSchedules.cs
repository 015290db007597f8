using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Operations.Schedules;
using EsExchange.PowerShell.Common;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Schedule;

/// <summary>Finds schedules in all schedulers of the machine.</summary>
internal static class RegisteredSchedules
{
    /// <summary>The schedules whose names match, with their schedulers; a scheduler that is not installed has none.</summary>
    public static async Task<IReadOnlyList<(ISchedulePlace Place, SyncSchedule Schedule)>> FindAsync(string[]? names, CancellationToken cancellationToken)
    {
        var found = new List<(ISchedulePlace, SyncSchedule)>();
        foreach (ISchedulePlace place in SchedulePlaces.All.Select(scheduler => SchedulePlaces.Open(scheduler, null)))
        {
            try
            {
                IReadOnlyList<SyncSchedule> schedules = await place.ListAsync(cancellationToken).ConfigureAwait(false);
                found.AddRange(schedules.Where(schedule => Wildcards.Match(names, schedule.Name)).Select(schedule => (place, schedule)));
            }
            catch (ScheduleException error) when (error.ErrorId == "SchedulerMissing")
            {
                // What is not installed holds no schedule.
            }
        }

        return found;
    }

    public static CommandException Unknown(string name) =>
        new("UnknownSchedule", Messages.Format("UnknownSchedule", name));
}

using System.Linq;
using System.Management.Automation;
using EsExchange.Operations.Schedules;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Output;

namespace EsExchange.PowerShell.Schedule;

/// <summary>Lists the schedules of the sync on this machine.</summary>
[Cmdlet(VerbsCommon.Get, "EsSyncSchedule")]
[OutputType(typeof(EsSyncSchedule))]
public sealed class GetEsSyncSchedule : EsCmdlet
{
    /// <summary>Names; wildcards are understood.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => ForItem(Name, () =>
    {
        var found = Await(token => RegisteredSchedules.FindAsync(Name, token));
        foreach ((ISchedulePlace place, SyncSchedule schedule) in found)
            WriteObject(new EsSyncSchedule(schedule, place.Scheduler));
        string? missing = Name?.FirstOrDefault(name => !WildcardPattern.ContainsWildcardCharacters(name) && !found.Any(entry => Wildcards.Match([name], entry.Schedule.Name)));
        if (missing is not null)
            throw RegisteredSchedules.Unknown(missing);
    });
}

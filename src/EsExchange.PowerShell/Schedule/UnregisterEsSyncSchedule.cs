using System.Management.Automation;
using EsExchange.Operations.Schedules;
using EsExchange.PowerShell.Common;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Schedule;

/// <summary>Ends schedules of the sync. A run that is under way goes on to its end.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "EsSyncSchedule", SupportsShouldProcess = true)]
public sealed class UnregisterEsSyncSchedule : EsCmdlet
{
    /// <summary>Names; wildcards are understood.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            ForItem(name, () =>
            {
                var found = Await(token => RegisteredSchedules.FindAsync([name], token));
                if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                    throw RegisteredSchedules.Unknown(name);
                foreach ((ISchedulePlace place, SyncSchedule schedule) in found)
                {
                    if (ShouldProcess(Messages.Format("ScheduleTarget", schedule.Name, place.Scheduler), Messages.Get("EndScheduleAction")))
                        Await(token => place.UnregisterAsync(schedule.Name, token));
                }
            });
        }
    }
}

using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.Operations.Continuous;
using EsExchange.Operations.Events;
using EsExchange.Operations.Logging;
using EsExchange.Operations.Runs;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Output;

namespace EsExchange.PowerShell.Sync;

/// <summary>Syncs the mailboxes that are due; with -Continuous it keeps going at each connection's interval until Ctrl+C.</summary>
[Cmdlet(VerbsLifecycle.Start, "EsSync", SupportsShouldProcess = true)]
[OutputType(typeof(EsSyncResult))]
public sealed class StartEsSync : SyncCmdlet
{
    /// <summary>Keeps going until Ctrl+C; an error ends a round, never the whole. Without it one round is made.</summary>
    [Parameter]
    public SwitchParameter Continuous { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        IReadOnlyList<Eserp.Configuration.SyncedStaff> staff = ChooseStaff();
        if (staff.Count == 0 || !ShouldProcess($"{staff.Count} mailboxes", Continuous ? "Keep synchronising" : "Synchronise"))
            return;

        using var queue = new PipelineQueue();
        RunLog? log = OpenLog(queue);
        IRunEvents? events = EventLogs.Find();
        WarnOfStale(staff, log, events);
        var rounds = new SyncRounds(this, Eserp, queue, CreateRun(log, events), ThrottleLimit, ChooseAsync);
        if (Continuous)
            KeepGoing(queue, rounds);
        else
            queue.Pump(() => rounds.SyncAsync(staff, StopToken));
        if (StopToken.IsCancellationRequested)
            throw new PipelineStoppedException();
    }

    private void KeepGoing(PipelineQueue queue, SyncRounds rounds)
    {
        using var bell = new ChangeBell();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
        queue.Pump(
            async () =>
            {
                try
                {
                    await new ContinuousSync(rounds, bell, TimeProvider.System).RunAsync(end.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (end.IsCancellationRequested)
                {
                    // Ctrl+C is the way to end it.
                }
            },
            end.Cancel);
    }

    private async Task<IReadOnlyList<Eserp.Configuration.SyncedStaff>> ChooseAsync(CancellationToken cancellationToken) =>
        Chosen(await Eserp.Configuration.GetSyncedStaffAsync(cancellationToken).ConfigureAwait(false));
}

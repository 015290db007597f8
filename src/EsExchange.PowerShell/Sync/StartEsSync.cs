using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Exchange;
using EsExchange.Operations.Continuous;
using EsExchange.Operations.Events;
using EsExchange.Operations.Logging;
using EsExchange.Operations.Runs;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Output;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Sync;

/// <summary>Syncs the mailboxes in a round; with -Continuous in rounds until Ctrl+C: at each connection's interval, and where Exchange tells of a change.</summary>
[Cmdlet(VerbsLifecycle.Start, "EsSync", SupportsShouldProcess = true)]
[OutputType(typeof(EsSyncResult))]
public sealed class StartEsSync : SyncCmdlet
{
    /// <summary>Keeps going until Ctrl+C; an error ends a round, never the whole. Without it one round is made.</summary>
    [Parameter]
    public SwitchParameter Continuous { get; set; }

    /// <summary>Goes by the interval alone, and does not listen to Exchange.</summary>
    [Parameter]
    public SwitchParameter IntervalOnly { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        IReadOnlyList<Eserp.Configuration.SyncedStaff> staff = ChooseStaff();
        if (staff.Count == 0 || !ShouldProcess(Messages.Format("SyncTarget", staff.Count), Messages.Get(Continuous ? "KeepSyncingAction" : "SyncAction")))
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
                ChangeListener? listener = IntervalOnly ? null : new ChangeListener(OpenAsync, bell, new ListenerPipeline(this, queue), TimeProvider.System);
                try
                {
                    await new ContinuousSync(rounds, bell, listener, TimeProvider.System).RunAsync(end.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (end.IsCancellationRequested)
                {
                    // Ctrl+C is the way to end it.
                }
                finally
                {
                    if (listener is not null)
                        await listener.DisposeAsync().ConfigureAwait(false);
                }
            },
            end.Cancel);
    }

    private async Task<IExchangeOrganisation> OpenAsync(Eserp.Configuration.ExchangeConnection connection, CancellationToken cancellationToken)
    {
        string? secret = await Eserp.Configuration.GetSecretAsync(connection.Id, cancellationToken).ConfigureAwait(false);
        return await new EwsConnector(TimeProvider.System).OpenAsync(connection, secret, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<Eserp.Configuration.SyncedStaff>> ChooseAsync(CancellationToken cancellationToken) =>
        Chosen(await Eserp.Configuration.GetSyncedStaffAsync(cancellationToken).ConfigureAwait(false));
}

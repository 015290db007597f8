using System;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Runs;
using EsExchange.Eserp;
using EsExchange.Operations.Events;
using EsExchange.Operations.Logging;

namespace EsExchange.Operations.Runs;

/// <summary>A run that leaves a trace where nobody watches: in a log file, and in the event log of Windows.</summary>
/// <param name="database">The eserp database.</param>
/// <param name="connector">Opens Exchange.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log file; null for none.</param>
/// <param name="events">The event log; null for none.</param>
public sealed class SupervisedRun(IEserpDatabase database, IExchangeConnector connector, TimeProvider time, RunLog? log, IRunEvents? events)
{
    private static readonly TimeSpan WaitStep = TimeSpan.FromSeconds(5);

    /// <summary>Runs. How it ended is in the report, and so is the error that ended it: this throws none of them.</summary>
    /// <param name="request">What the run shall do.</param>
    /// <param name="observer">Hears of it.</param>
    /// <param name="patience">How long it waits for the end of another interface before it gives up.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<RunReport> RunAsync(SyncRequest request, ISyncObserver observer, TimeSpan patience, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        var tally = new RunTally();
        RunLog? written = request.PlanOnly ? null : log;
        Exception? failure = null;
        written?.Began(database.Location.ToString(), request.Mailboxes.Count);
        try
        {
            await RunPatientlyAsync(request, new ObserverList(tally, observer, written), patience, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // the error is handed on in the report, whatever it is
        catch (Exception error)
#pragma warning restore CA1031
        {
            failure = error;
        }

        RunReport report = tally.Report(failure, time.GetElapsedTime(started));
        written?.Ended(report);
        if (!request.PlanOnly)
            events?.Write(RunEvent.Of(report));
        return report;
    }

    private async Task RunPatientlyAsync(SyncRequest request, ISyncObserver observer, TimeSpan patience, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        while (true)
        {
            try
            {
                await new SyncEngine(database, connector, time).RunAsync(request, observer, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (SyncException error) when (error.ErrorId == "InterfaceInUse" && time.GetElapsedTime(started) < patience)
            {
#if NET
                await Task.Delay(WaitStep, time, cancellationToken).ConfigureAwait(false);
#else
                await time.Delay(WaitStep, cancellationToken).ConfigureAwait(false);
#endif
            }
        }
    }
}

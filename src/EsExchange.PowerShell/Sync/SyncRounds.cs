using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
using EsExchange.Operations.Continuous;
using EsExchange.Operations.Runs;
using EsExchange.PowerShell.Common;

namespace EsExchange.PowerShell.Sync;

/// <summary>The rounds of a sync that keeps going: each is a run of its own, and its errors become records on the pipeline.</summary>
internal sealed class SyncRounds(
    Cmdlet cmdlet, IEserpDatabase database, PipelineQueue queue, SupervisedRun run, int throttleLimit, Func<CancellationToken, Task<IReadOnlyList<SyncedStaff>>> choose) : IContinuousWork
{
    public async Task<IReadOnlyList<DueMailbox>> ReadMailboxesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ExchangeConnection> connections = await database.Configuration.GetConnectionsAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<int, ExchangeConnection> byId = connections.ToDictionary(connection => connection.Id);
        return [.. (await choose(cancellationToken).ConfigureAwait(false))
            .Where(staff => byId.ContainsKey(staff.ConnectionId)).Select(staff => new DueMailbox(staff, byId[staff.ConnectionId]))];
    }

    public async Task SyncAsync(IReadOnlyList<SyncedStaff> mailboxes, CancellationToken cancellationToken)
    {
        queue.Post(() => cmdlet.WriteVerbose($"{mailboxes.Count} mailboxes are due."));
        var observer = new SyncPipeline(cmdlet, queue, mailboxes.Count, database.Zone);
        RunReport report = await run.RunAsync(new SyncRequest(mailboxes, throttleLimit, false), observer, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        if (report.Error is { } error and not OperationCanceledException)
            OnError(error);
    }

    public void OnError(Exception error) => queue.Post(() => cmdlet.WriteError(ErrorRecords.From(error, null)));
}

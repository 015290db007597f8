using System;
using System.Management.Automation;
using EsExchange.Eserp.Configuration;
using EsExchange.Operations.Continuous;
using EsExchange.PowerShell.Common;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Sync;

/// <summary>Tells on the pipeline how listening to Exchange goes.</summary>
internal sealed class ListenerPipeline(Cmdlet cmdlet, PipelineQueue queue) : IListenerEvents
{
    public void OnListening(ExchangeConnection connection, int mailboxes) => queue.Post(() =>
        cmdlet.WriteVerbose($"Listening to {mailboxes} mailboxes of '{connection.Name}'."));

    public void OnDeaf(ExchangeConnection connection, Exception error, TimeSpan retryAfter) => queue.Post(() =>
        cmdlet.WriteWarning(Messages.Format("NotListening", connection.Name, connection.SyncInterval.TotalMinutes, retryAfter.TotalMinutes, error.Message)));
}

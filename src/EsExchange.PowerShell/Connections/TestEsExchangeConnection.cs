using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EsExchange.Engine.Ews;
using EsExchange.Eserp.Configuration;
using EsExchange.Ews.Diagnostics;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Output;

namespace EsExchange.PowerShell.Connections;

/// <summary>Checks connections step by step, from the search for the server to the rights in a mailbox and the throttling of the account (manual: "Verbindung prüfen").</summary>
[Cmdlet(VerbsDiagnostic.Test, "EsExchangeConnection")]
[OutputType(typeof(EsConnectionStep))]
public sealed class TestEsExchangeConnection : DatabaseCmdlet
{
    /// <summary>Their names; wildcards are understood.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Connection")]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [TextInput]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>The mailbox in which to try; by default that of the first synced staff member of the connection.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SyncedMailboxCompleter))]
    public string? Mailbox { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(Name, () =>
    {
        IReadOnlyList<Eserp.Configuration.SyncedStaff> staff = Await(Eserp.Configuration.GetSyncedStaffAsync);
        foreach (ExchangeConnection connection in FindConnections(Name))
            ForItem(connection.Name, () => Test(connection, Mailbox ?? staff.FirstOrDefault(member => member.ConnectionId == connection.Id)?.EMail));
    });

    private void Test(ExchangeConnection connection, string? mailbox)
    {
        IReadOnlyList<ProbeStep> steps = Await(async token =>
        {
            string? secret = await Eserp.Configuration.GetSecretAsync(connection.Id, token).ConfigureAwait(false);
            return await ConnectionCheck.RunAsync(connection, secret, mailbox, TimeProvider.System, token).ConfigureAwait(false);
        });
        foreach (ProbeStep step in steps)
            WriteObject(new EsConnectionStep(connection.Name, step));
        foreach (ProbeStep failed in steps.Where(step => step.Outcome == ProbeOutcome.Failed))
            WriteError(ErrorRecords.From(new CommandException("ConnectionTestFailed." + failed.Name, $"{failed.Message} {failed.Advice}".Trim()), connection.Name));
    }
}

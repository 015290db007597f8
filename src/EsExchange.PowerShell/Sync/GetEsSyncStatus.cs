using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using EsExchange.Operations.Status;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Connections;
using EsExchange.PowerShell.Output;

namespace EsExchange.PowerShell.Sync;

/// <summary>Shows how each synced mailbox stands: its last runs, its age against the connection's interval, and what waits for an admin.</summary>
[Cmdlet(VerbsCommon.Get, "EsSyncStatus")]
[OutputType(typeof(EsSyncStatus))]
public sealed class GetEsSyncStatus : DatabaseCmdlet
{
    /// <summary>Names, mailbox addresses or numbers of staff; wildcards are understood.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(SyncedNameCompleter))]
    [SupportsWildcards]
    public string[]? Staff { get; set; }

    /// <summary>Names of connections; wildcards are understood.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ConnectionName")]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [SupportsWildcards]
    public string[]? Connection { get; set; }

    /// <summary>States; only mailboxes in one of them are shown.</summary>
    [Parameter]
    public MailboxState[]? State { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(Connection, () =>
    {
        HashSet<string> connections = [.. Await(token => NamedConnections.FindAsync(Eserp.Configuration, Connection, token)).Select(connection => connection.Name)];
        var reader = new StatusReader(Eserp, TimeProvider.System);
        IReadOnlyList<MailboxStatus> chosen = [.. Await(reader.ReadAsync).Where(status => connections.Contains(status.Staff.Connection) && IsChosen(status))];
        foreach (MailboxStatus status in chosen)
            WriteObject(new EsSyncStatus(status));
        foreach (string warning in StaleWarning.For(chosen))
            WriteWarning(warning);
    });

    private bool IsChosen(MailboxStatus status) =>
        (State is null || State.Length == 0 || State.Contains(status.State))
        && (Wildcards.Match(Staff, status.Staff.Name) || Wildcards.Match(Staff, status.Staff.EMail) || Wildcards.Match(Staff, status.Staff.StaffNumber.ToString(CultureInfo.InvariantCulture)));
}

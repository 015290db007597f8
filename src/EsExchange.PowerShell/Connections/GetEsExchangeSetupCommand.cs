using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EsExchange.Eserp.Configuration;
using EsExchange.Operations.Setup;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Output;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Connections;

/// <summary>Prints the commands with which an Exchange administrator lets the account of a connection into the mailboxes of its staff (manual: "Zusätzliche Exchange Parameter"). It runs none of them.</summary>
[Cmdlet(VerbsCommon.Get, "EsExchangeSetupCommand")]
[OutputType(typeof(EsSetupCommand))]
public sealed class GetEsExchangeSetupCommand : DatabaseCmdlet
{
    /// <summary>Their names; wildcards are understood.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Connection")]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [TextInput]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>The distinguished name of a group that holds the staff; by default the mailbox of each synced staff member is named.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Group { get; set; }

    /// <summary>What the role assignment is to be called.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string RoleAssignmentName { get; set; } = "EsExchangeEWS";

    /// <summary>What the scope and the throttling policy are to be called.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string ScopeName { get; set; } = "EsExchange staff";

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(Name, () =>
    {
        IReadOnlyList<Eserp.Configuration.SyncedStaff> staff = Await(Eserp.Configuration.GetSyncedStaffAsync);
        foreach (ExchangeConnection connection in FindConnections(Name))
            ForItem(connection.Name, () => Print(connection, staff));
    });

    private void Print(ExchangeConnection connection, IReadOnlyList<Eserp.Configuration.SyncedStaff> staff)
    {
        string[] mailboxes = [.. staff.Where(member => member.ConnectionId == connection.Id && !string.IsNullOrWhiteSpace(member.EMail)).Select(member => member.EMail!)];
        if (Group is null && mailboxes.Length == 0)
            throw new CommandException("NoSyncedStaff", Messages.Format("NoSyncedStaff", connection.Name));

        bool isApplication = connection.Authentication == AuthenticationMode.OAuth;
        var request = new SetupRequest
        {
            Account = isApplication ? null : connection.UserName,
            ClientId = isApplication ? connection.ClientId : null,
            Mailboxes = mailboxes,
            Group = Group,
            RoleAssignment = RoleAssignmentName,
            Scope = ScopeName,
        };
        foreach (SetupCommand command in SetupCommands.For(request))
            WriteObject(new EsSetupCommand(connection.Name, command));
    }
}

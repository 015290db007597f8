using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Staff;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Connections;
using EsExchange.PowerShell.Output;
using EsExchange.Resources;
using EsExchange.Sync.Model;

namespace EsExchange.PowerShell.StaffSync;

/// <summary>Adds staff members to a connection; from then on their mailboxes are synced.</summary>
[Cmdlet(VerbsCommon.Add, "EsSyncedStaff", SupportsShouldProcess = true)]
[OutputType(typeof(EsSyncedStaff))]
public sealed class AddEsSyncedStaff : StaffOptionsCmdlet
{
    private ExchangeConnection _connection = null!;
    private IReadOnlyList<StaffMember> _staff = [];
    private bool _begins;

    /// <summary>The connection's name.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string Connection { get; set; } = string.Empty;

    /// <summary>The number in eserp.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankAsNull]
    [ArgumentCompleter(typeof(UnsyncedStaffCompleter))]
    public int? StaffNumber { get; set; }

    /// <summary>The mailbox address, as eserp's field EMail has it.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("mail", "EmailAddress")]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(UnsyncedMailboxCompleter))]
    public string? EMail { get; set; }

    /// <summary>The user principal name; counts where there is no mailbox address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? UserPrincipalName { get; set; }

    /// <summary>A mailbox address, or an object with one of the properties that bind by name.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Adds all staff with a mailbox address that is not synced yet.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Outputs the added staff.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _connection = Demand(Connection, () => Await(token => NamedConnections.GetAsync(Eserp.Configuration, Connection, token)));
        _staff = Demand(null, () => Await(Eserp.Staff.GetStaffAsync));
        _begins = Demand(null, () => Await(Eserp.Configuration.GetSyncedStaffAsync)).Count == 0;
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (All)
        {
            foreach (StaffMember member in _staff.Where(member => member is { Connection: null, EMail: not null }))
                ForItem(member.StaffNumber, () => Add(member));
            return;
        }

        ForItem((object?)StaffNumber ?? Address, () => Add(Find()));
    }

    private string? Address => new[] { EMail, UserPrincipalName, InputObject?.BaseObject as string }.FirstOrDefault(candidate => !string.IsNullOrWhiteSpace(candidate))?.Trim();

    private StaffMember Find()
    {
        string? address = Address;
        if (StaffNumber is null && address is null)
            throw new CommandException("MissingStaff", Messages.Get("MissingStaff"));

        List<StaffMember> found = [.. _staff.Where(member => StaffNumber is { } number
            ? member.StaffNumber == number
            : string.Equals(member.EMail, address, StringComparison.OrdinalIgnoreCase))];
        return found.Count switch
        {
            1 => found[0],
            0 => throw new CommandException("UnknownStaff", Messages.Format("UnknownStaff", StaffNumber?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? address)),
            _ => throw new CommandException("AmbiguousStaff", Messages.Format("AmbiguousStaff", found.Count, address)),
        };
    }

    private void Add(StaffMember member)
    {
        if (member.EMail is null)
            throw new CommandException("NoMailboxAddress", Messages.Format("NoMailboxAddress", member.Name, member.StaffNumber));
        if (!MailboxAddress.IsOne(member.EMail))
            throw new CommandException("InvalidMailboxAddress", Messages.Format("InvalidMailboxAddress", member.Name, member.StaffNumber, member.EMail));
        if (!ShouldProcess($"{member.Name} <{member.EMail}>", Messages.Format("AddStaffAction", _connection.Name)))
            return;

        var staff = new Eserp.Configuration.SyncedStaff { ConnectionId = _connection.Id, Connection = _connection.Name, StaffNumber = member.StaffNumber, Name = member.Name, EMail = member.EMail, EmploymentStatus = member.EmploymentStatus };
        Eserp.Configuration.SyncedStaff added = Await(token => Eserp.Configuration.AddSyncedStaffAsync(Apply(staff), token));
        if (!member.MayCreateAppointments)
            WriteWarning(Messages.Format("MayNotCreateAppointments", member.Name, member.StaffNumber));
        if (PassThru)
            WriteObject(new EsSyncedStaff(added));
        WarnOfBeginning();
    }

    /// <summary>With the first of all synced staff the sync begins; what the manual asks for then is said once.</summary>
    private void WarnOfBeginning()
    {
        if (!_begins)
            return;
        _begins = false;
        WriteWarning(Messages.Get("RestartClients"));
        WriteWarning(Messages.Get("OnlyOneInterface"));
    }
}

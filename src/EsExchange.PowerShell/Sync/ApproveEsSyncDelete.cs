using System.Management.Automation;
using EsExchange.PowerShell.Common;

namespace EsExchange.PowerShell.Sync;

/// <summary>Agrees to deletions that wait for consent; the next run makes those that are still due.</summary>
[Cmdlet(VerbsLifecycle.Approve, "EsSyncDelete", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class ApproveEsSyncDelete : DatabaseCmdlet
{
    /// <summary>Numbers of the deletions, as Get-EsSyncApproval lists them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public long[] IssueId { get; set; } = [];

    /// <summary>The subject, for the question that is asked.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Subject { get; set; }

    /// <summary>The mailbox, for the question that is asked.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Mailbox { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (long id in IssueId)
            ForItem(id, () => Approve(id));
    }

    private void Approve(long id)
    {
        string target = Subject is null ? $"Deletion {id}" : $"'{Subject}' of {Mailbox}";
        if (ShouldProcess(target, "Delete at the next run") && Await(token => Eserp.Issues.ApproveAsync([id], token)) == 0)
            throw new CommandException("NotWaiting", $"No deletion {id} waits for consent. Get-EsSyncApproval lists those that do.");
    }
}

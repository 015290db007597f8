using System.Management.Automation;
using EsExchange.PowerShell.Common;
using EsExchange.Resources;

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
        string target = Subject is null ? Messages.Format("DeletionTarget", id) : Messages.Format("ItemTarget", Subject, Mailbox);
        if (ShouldProcess(target, Messages.Get("ApproveDeleteAction")) && Await(token => Eserp.Issues.ApproveAsync([id], token)) == 0)
            throw new CommandException("NotWaiting", Messages.Format("NotWaiting", id));
    }
}

using System;
using EsExchange.Eserp.Issues;
using EsExchange.Sync.Model;

namespace EsExchange.PowerShell.Output;

/// <summary>A deletion that waits for an admin's consent; times are in this machine's zone.</summary>
public sealed class EsSyncApproval
{
    internal EsSyncApproval(RecordedIssue issue)
    {
        IssueId = issue.IssueId;
        Connection = issue.Connection;
        StaffNumber = issue.StaffNumber;
        Name = issue.Name;
        Mailbox = issue.EMail;
        Subject = issue.Subject;
        DeletesIn = (issue.DeletedIn == Side.Exchange ? Side.Eserp : Side.Exchange).ToString();
        Since = issue.FirstSeen.ToDateTimeUtc().ToLocalTime();
        Approved = issue.Approved?.ToDateTimeUtc().ToLocalTime();
        Message = issue.Message;
    }

    /// <summary>The number by which the deletion is approved.</summary>
    public long IssueId { get; }

    /// <summary>The connection's name.</summary>
    public string Connection { get; }

    /// <summary>The staff member's number.</summary>
    public int StaffNumber { get; }

    /// <summary>The staff member's name.</summary>
    public string Name { get; }

    /// <summary>The mailbox address.</summary>
    public string? Mailbox { get; }

    /// <summary>The item's subject; null where it could not be read.</summary>
    public string? Subject { get; }

    /// <summary>Where the item would be deleted: Eserp or Exchange.</summary>
    public string DeletesIn { get; }

    /// <summary>Since when the deletion waits.</summary>
    public DateTime Since { get; }

    /// <summary>When it was approved; null while it waits.</summary>
    public DateTime? Approved { get; }

    /// <summary>Why it waits and what happens next.</summary>
    public string Message { get; }
}

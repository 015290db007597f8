using System;
using EsExchange.Eserp.Issues;
using EsExchange.Sync.Model;

namespace EsExchange.PowerShell.Output;

/// <summary>Why one item did not cross; times are in this machine's zone.</summary>
public sealed class EsSyncIssue
{
    internal EsSyncIssue(RecordedIssue issue)
    {
        Connection = issue.Connection;
        StaffNumber = issue.StaffNumber;
        Name = issue.Name;
        Mailbox = issue.EMail;
        Kind = issue.Kind;
        Subject = issue.Subject;
        Reason = issue.Reason;
        Message = issue.Message;
        IsRetried = issue.Retry;
        FirstSeen = issue.FirstSeen.ToDateTimeUtc().ToLocalTime();
        LastSeen = issue.LastSeen.ToDateTimeUtc().ToLocalTime();
        Ended = issue.Ended?.ToDateTimeUtc().ToLocalTime();
        EserpId = issue.EserpId;
        ItemId = issue.ItemId;
    }

    /// <summary>The connection's name.</summary>
    public string Connection { get; }

    /// <summary>The staff member's number.</summary>
    public int StaffNumber { get; }

    /// <summary>The staff member's name.</summary>
    public string Name { get; }

    /// <summary>The mailbox address.</summary>
    public string? Mailbox { get; }

    /// <summary>What kind of item it is.</summary>
    public ItemKind Kind { get; }

    /// <summary>The item's subject; null where it could not be read.</summary>
    public string? Subject { get; }

    /// <summary>Why, as a stable word.</summary>
    public string Reason { get; }

    /// <summary>What happened and what happens next.</summary>
    public string Message { get; }

    /// <summary>Whether every run tries again.</summary>
    public bool IsRetried { get; }

    /// <summary>Since when.</summary>
    public DateTime FirstSeen { get; }

    /// <summary>When it was seen last.</summary>
    public DateTime LastSeen { get; }

    /// <summary>When it ended; null while it is open.</summary>
    public DateTime? Ended { get; }

    /// <summary>The appointment in eserp; null where there is none.</summary>
    public long? EserpId { get; }

    /// <summary>The item in Exchange; null where there is none.</summary>
    public string? ItemId { get; }
}

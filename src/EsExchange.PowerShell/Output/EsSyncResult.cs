using System;
using EsExchange.Engine.Runs;

namespace EsExchange.PowerShell.Output;

/// <summary>What a run did with one mailbox.</summary>
public sealed class EsSyncResult
{
    internal EsSyncResult(MailboxResult result)
    {
        Connection = result.Connection;
        Mailbox = result.Mailbox;
        StaffNumber = result.StaffNumber;
        Name = result.Name;
        EserpCreated = result.Eserp.Created;
        EserpUpdated = result.Eserp.Updated;
        EserpDeleted = result.Eserp.Deleted;
        ExchangeCreated = result.Exchange.Created;
        ExchangeUpdated = result.Exchange.Updated;
        ExchangeDeleted = result.Exchange.Deleted;
        Skipped = result.Skipped;
        Conflicts = result.Conflicts;
        Errors = result.Errors;
        Failure = result.Failure?.Message;
        Duration = result.Duration;
    }

    /// <summary>The connection's name.</summary>
    public string Connection { get; }

    /// <summary>The mailbox address.</summary>
    public string Mailbox { get; }

    /// <summary>The staff member's number.</summary>
    public int StaffNumber { get; }

    /// <summary>The staff member's name.</summary>
    public string Name { get; }

    /// <summary>Appointments created in eserp.</summary>
    public int EserpCreated { get; }

    /// <summary>Appointments updated in eserp.</summary>
    public int EserpUpdated { get; }

    /// <summary>Appointments deleted in eserp.</summary>
    public int EserpDeleted { get; }

    /// <summary>Items created in Exchange.</summary>
    public int ExchangeCreated { get; }

    /// <summary>Items updated in Exchange.</summary>
    public int ExchangeUpdated { get; }

    /// <summary>Items deleted in Exchange.</summary>
    public int ExchangeDeleted { get; }

    /// <summary>All writes on both sides.</summary>
    public int Writes => EserpCreated + EserpUpdated + EserpDeleted + ExchangeCreated + ExchangeUpdated + ExchangeDeleted;

    /// <summary>Items that did not cross, each with an issue.</summary>
    public int Skipped { get; }

    /// <summary>Fields that both sides had changed.</summary>
    public int Conflicts { get; }

    /// <summary>Items that failed, and the mailbox itself where it did.</summary>
    public int Errors { get; }

    /// <summary>Why the mailbox was not finished; null where it was.</summary>
    public string? Failure { get; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; }
}

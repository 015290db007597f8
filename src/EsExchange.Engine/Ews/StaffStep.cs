using EsExchange.Ews.Diagnostics;

namespace EsExchange.Engine.Ews;

/// <summary>One step of the check of a staff member.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Message">What was found.</param>
/// <param name="Advice">What to do; null where there is nothing to do.</param>
public sealed record StaffStep(StaffStepName Name, ProbeOutcome Outcome, string Message, string? Advice = null);

/// <summary>The steps of the check of a staff member, in their order.</summary>
public enum StaffStepName
{
    /// <summary>The staff member is in eserp and works there.</summary>
    Employment,

    /// <summary>The staff member may create appointments in eserp.</summary>
    Rights,

    /// <summary>eserp has a mailbox address.</summary>
    EMail,

    /// <summary>The connection's server and account work.</summary>
    Connection,

    /// <summary>The mailbox exists and may be impersonated.</summary>
    Impersonate,

    /// <summary>The address is that of a mailbox, not of a group or a contact.</summary>
    MailboxType,

    /// <summary>The folders that are synced can be read.</summary>
    Read,

    /// <summary>Items may be created, changed and deleted in those folders.</summary>
    Write,
}

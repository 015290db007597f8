using System.Collections.Generic;
using EsExchange.Sync.Model;

namespace EsExchange.Eserp.Mailbox;

/// <summary>What one item brings into a transaction: a write to eserp, or none, and what is then remembered.</summary>
/// <param name="Write">The write to eserp; null where only the link changes.</param>
/// <param name="Link">The link afterwards.</param>
/// <param name="Journal">The writes on either side, kept for the history and for undoing; empty where nothing was written.</param>
public sealed record ItemCommit(EserpWrite? Write, LinkWrite Link, IReadOnlyList<JournalEntry> Journal);

/// <summary>A write to eserp.</summary>
public abstract record EserpWrite
{
    private EserpWrite()
    {
    }

    /// <summary>Creates an appointment of the staff member with the connection's default activity type.</summary>
    public sealed record Create(Appointment Content) : EserpWrite;

    /// <summary>Sets the fields in which <paramref name="Content"/> differs from what eserp holds; refused where the version has moved on.</summary>
    public sealed record Update(long AppointmentId, long ExpectedVersion, Appointment Content) : EserpWrite;

    /// <summary>Takes the staff member out of the appointment and deletes it when nobody is left; refused where the version has moved on.</summary>
    public sealed record Delete(long AppointmentId, long ExpectedVersion) : EserpWrite;
}

/// <summary>What is to be remembered of a pair.</summary>
public abstract record LinkWrite
{
    private LinkWrite()
    {
    }

    /// <summary>
    /// Creates or replaces the link of the appointment. The appointment and its version are those of the write in the same commit where there is one;
    /// any open intent is closed.
    /// </summary>
    /// <param name="AppointmentId">The appointment; null where the commit creates it.</param>
    /// <param name="ItemId">The Exchange item.</param>
    /// <param name="ChangeKey">The item's ChangeKey.</param>
    /// <param name="ObservedVersion">The version that was read; used where the commit writes nothing to eserp.</param>
    /// <param name="Base">What both sides hold now.</param>
    /// <param name="State">Whether the pair is kept in step.</param>
    public sealed record Put(long? AppointmentId, string ItemId, string? ChangeKey, long ObservedVersion, Appointment Base, LinkState State = LinkState.Linked) : LinkWrite;

    /// <summary>Forgets the pair.</summary>
    public sealed record Remove(long AppointmentId) : LinkWrite;
}

/// <summary>What is about to be written to Exchange.</summary>
/// <param name="AppointmentId">The appointment; it gets a link without an item where it has none.</param>
/// <param name="Content">What the item will hold.</param>
public sealed record WriteIntent(long AppointmentId, Appointment Content);

/// <summary>What became of one commit.</summary>
/// <param name="Outcome">Whether it was committed.</param>
/// <param name="AppointmentId">The appointment; null only where its creation was refused.</param>
/// <param name="Version">Its version afterwards.</param>
/// <param name="Message">Why it was refused, in words; null where it was committed.</param>
public sealed record ItemCommitResult(CommitOutcome Outcome, long? AppointmentId, long Version, string? Message);

/// <summary>Whether a commit was written.</summary>
public enum CommitOutcome
{
    /// <summary>It was written.</summary>
    Committed,

    /// <summary>The appointment has changed since it was read: nothing of this item was written, plan it again.</summary>
    Changed,

    /// <summary>eserp refused the data (a constraint or a trigger): nothing of this item was written.</summary>
    Refused,
}

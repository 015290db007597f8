using System.Collections.Generic;
using EsExchange.Sync.Model;

namespace EsExchange.Eserp.Mailbox;

/// <summary>What one item brings into a transaction: a write to eserp, or none, and what is then remembered.</summary>
/// <param name="Write">The write to eserp; null where only the link changes.</param>
/// <param name="Link">The link afterwards.</param>
/// <param name="Journal">The writes on either side, kept for the history and for undoing; empty where nothing was written.</param>
public sealed record ItemCommit(EserpWrite? Write, LinkWrite Link, IReadOnlyList<JournalEntry> Journal)
{
    /// <summary>The fields that both sides had changed; empty for none, and where they were recorded before a write to Exchange.</summary>
    public IReadOnlyList<ConflictEntry> Conflicts { get; init; } = [];
}

/// <summary>A write to eserp.</summary>
public abstract record EserpWrite
{
    private EserpWrite()
    {
    }

    /// <summary>Creates an item of the staff member; with the connection's default activity type where its content names none.</summary>
    /// <param name="Content">Its content.</param>
    /// <param name="Series">Which occurrence of which series it is; null for a single item.</param>
    public sealed record Create(ItemContent Content, SeriesKey? Series = null) : EserpWrite;

    /// <summary>Sets the fields in which <paramref name="Content"/> differs from what eserp holds; refused where the version has moved on.</summary>
    /// <param name="EserpId">Its number.</param>
    /// <param name="ExpectedVersion">The version that was read.</param>
    /// <param name="Content">What it shall show; null to leave it, to the byte, and to set only the series.</param>
    /// <param name="Series">Which occurrence of which series it is; null for a single item.</param>
    public sealed record Update(long EserpId, long ExpectedVersion, ItemContent? Content, SeriesKey? Series = null) : EserpWrite;

    /// <summary>Takes the staff member out of the appointment and deletes it when nobody is left; refused where the version has moved on.</summary>
    public sealed record Delete(long EserpId, long ExpectedVersion) : EserpWrite;
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
    /// <param name="EserpId">The appointment; null where the commit creates it.</param>
    /// <param name="ItemId">The Exchange item.</param>
    /// <param name="ChangeKey">The item's ChangeKey.</param>
    /// <param name="ObservedVersion">The version that was read; used where the commit writes nothing to eserp.</param>
    /// <param name="Base">What both sides hold now; null where that is not known.</param>
    /// <param name="State">Whether the pair is kept in step.</param>
    public sealed record Put(long? EserpId, string ItemId, string? ChangeKey, long ObservedVersion, ItemContent? Base, LinkState State = LinkState.Linked) : LinkWrite
    {
        /// <summary>Whether the item is a meeting.</summary>
        public bool IsMeeting { get; init; }

        /// <summary>Whether no list of changes behind a stored position has named the item yet.</summary>
        public bool IsUnseen { get; init; }

        /// <summary>What all copies of the meeting have in common; null for no meeting. An occurrence is known by its series.</summary>
        public string? MeetingId { get; init; }

        /// <summary>Which occurrence of which series the item is; null for a single one.</summary>
        public SeriesKey? Series { get; init; }
    }

    /// <summary>The appointment's item stands for something else now: it has none any longer, while what both sides held is kept. Any open intent is closed.</summary>
    /// <param name="EserpId">The appointment.</param>
    public sealed record LetGo(long EserpId) : LinkWrite;

    /// <summary>Forgets the pair.</summary>
    public sealed record Remove(long EserpId) : LinkWrite;
}

/// <summary>What is about to be written to Exchange.</summary>
/// <param name="EserpId">The appointment; it gets a link without an item where it has none.</param>
/// <param name="Content">What the item will hold.</param>
public sealed record WriteIntent(long EserpId, ItemContent Content);

/// <summary>What became of one commit.</summary>
/// <param name="Outcome">Whether it was committed.</param>
/// <param name="EserpId">The appointment; null only where its creation was refused.</param>
/// <param name="Version">Its version afterwards.</param>
/// <param name="Message">Why it was refused, in words; null where it was committed.</param>
public sealed record ItemCommitResult(CommitOutcome Outcome, long? EserpId, long Version, string? Message);

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

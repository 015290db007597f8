using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Identity;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;
using EsExchange.World.Exchange;

namespace EsExchange.World.Judgement;

/// <summary>Watches each write of an engine as it happens, and notes what must never happen.</summary>
internal sealed class Watcher(Ledger ledger, System.Guid databaseId)
{
    private readonly List<string> _violations = [];
    private readonly HashSet<string> _knownMeetings = [];

    /// <summary>What must never happen and did.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <summary>The writes so far.</summary>
    public int Writes { get; private set; }

    /// <summary>The items that were meetings when the run began.</summary>
    public HashSet<string> Meetings { get; set; } = [];

    /// <summary>What the run that is under way deletes; null for none.</summary>
    public BrakeWatch? Brake { get; set; }

    /// <summary>Finds the links of an item or a row in all mailboxes.</summary>
    public System.Func<string?, RowKey?, IEnumerable<(MemoryKey Mailbox, Link Link)>> FindLinks { get; set; } = (_, _) => [];

    /// <summary>Whether the options let deletions in a side go to the other one.</summary>
    public System.Func<MemoryKey, Side, bool> MayDelete { get; set; } = (_, _) => true;

    /// <summary>Whether the options keep a private item where it is.</summary>
    public System.Func<MemoryKey, bool> KeepsPrivate { get; set; } = _ => false;

    /// <summary>Whether changes in Exchange go to eserp.</summary>
    public System.Func<ItemKind, bool> ComesBack { get; set; } = _ => true;

    /// <summary>A run came to its end without trouble: it has seen what was a meeting when it began and still is.</summary>
    public void SawMeetings(IEnumerable<string> now) => _knownMeetings.UnionWith(Meetings.Intersect(now));

    public void EserpCreated(MemoryKey mailbox, RowKey row, ItemContent content)
    {
        Writes++;
        Brake?.Created(mailbox.StaffNumber, mailbox.Kind);
        if (mailbox.Kind == ItemKind.Contact)
            Violated($"created contact person {row} in eserp");
        if (content.IsPrivate && KeepsPrivate(mailbox))
            Violated($"created {row} in eserp, which is private");
        if (ledger.Disasters.Count == 0 && !Ledger.TextsOf(content).Any())
            Violated($"created {row} in eserp, which nobody wrote");
    }

    public void EserpUpdated(MemoryKey mailbox, RowKey row, ItemContent before, ItemContent after)
    {
        Writes++;
        if (!ComesBack(mailbox.Kind))
            Violated($"changed {row} in eserp, whose changes do not come back");
        if (!before.Equals(after) && FindLinks(null, row).Any(found => found.Mailbox == mailbox && found.Link.ItemId is { } id && Meetings.Contains(id)))
            Violated($"changed meeting {row} in eserp");
    }

    public void EserpDeleted(MemoryKey mailbox, RowKey row, Link? link)
    {
        Writes++;
        if (Brake?.Deletes(mailbox.StaffNumber, mailbox.Kind, Side.Eserp, [row.Id]) == true)
            Violated($"deleted {row} in eserp, which is more than may go without an admin");
        ledger.DeletedRows.Add(row);
        bool isOfSeries = link?.Series is { } series && (ledger.ChangedSeries.Contains(series.SeriesId) || ledger.DeletedOccurrences.Contains(series));
        if (link?.ItemId is not { } item || !(ledger.DeletedItems.Contains(item) || isOfSeries || IsOfDeletedOccurrence(item)))
            Violated($"deleted {row} in eserp, whose counterpart nobody deleted");
        else if (_knownMeetings.Contains(item))
            Violated($"deleted meeting {row} in eserp");
        if (link is { State: LinkState.Frozen })
            Violated($"deleted {row} in eserp, which was frozen");
        foreach ((MemoryKey other, Link _) in FindLinks(null, row).Where(found => found.Link.ItemId == link?.ItemId && !MayDelete(found.Mailbox, Side.Eserp)))
            Violated($"deleted {row} in eserp against the options of {other.StaffNumber}");
    }

    /// <summary>Whether an item has become a series since, and an occurrence of it was deleted: the appointment may have been that one.</summary>
    private bool IsOfDeletedOccurrence(string itemId) => ledger.DeletedItems.Any(deleted => OccurrenceId.Parse(deleted)?.Master == itemId);

    public void ExchangeCreated(FolderKey folder, MailItem item)
    {
        Writes++;
        int staff = Owner(folder);
        Brake?.Created(staff, folder.Kind);
        if (item.Content.IsPrivate && KeepsPrivate(new MemoryKey(1, staff, folder.Kind)))
            Violated($"created {item.Id} in {folder.Address}, which is private");
        if (item.Marks.Stamp is null)
            Violated($"created {item.Id} in {folder.Address} without a stamp");
    }

    public void ExchangeUpdated(FolderKey folder, ExchangeItem before, ItemContent after, IReadOnlyCollection<ItemField> fields)
    {
        Writes++;
        string id = OccurrenceId.Parse(before.Item.Id)?.Master ?? before.Item.Id;
        if (folder.Kind == ItemKind.Contact && before.Marks.Stamp is null)
            Violated($"changed contact {before.Item.Id} in {folder.Address}, which is its owner's");
        if (Meetings.Contains(id) && !before.Content.Equals(after) && fields.Except(FromEserp.OfMeeting).Any())
            Violated($"changed {string.Join(", ", fields)} of meeting {before.Item.Id} in {folder.Address}");
    }

    public void ExchangeRetagged(FolderKey folder, string id, string? before, string? after)
    {
        if (before != after)
            Violated($"turned the category {before} of {id} in {folder.Address} into {after}, which is its owner's");
    }

    public void ExchangeDeleted(FolderKey folder, ExchangeItemId item, ExchangeItem shown)
    {
        Writes++;
        string id = item.Id;
        if (item.ChangeKey != shown.Item.ChangeKey)
            ledger.Settle(shown.Content);
        ledger.DeletedItems.Add(id);
        long? stamped = new Stamp(databaseId, folder.Kind).Read(shown.Marks.Stamp);
        (MemoryKey Mailbox, Link Link)[] links = [.. FindLinks(id, stamped is { } row ? new RowKey(folder.Kind, row) : null).Where(found => found.Link.ItemId is null || found.Link.ItemId == id)];
        if (Brake?.Deletes(Owner(folder), folder.Kind, Side.Exchange, links.Select(found => found.Link.EserpId)) == true)
            Violated($"deleted {id} in {folder.Address}, which is more than may go without an admin");
        if (!links.Any(found => ledger.DeletedRows.Contains(new RowKey(found.Mailbox.Kind, found.Link.EserpId))))
            Violated($"deleted {id} in {folder.Address}, whose counterpart nobody deleted");
        if (links.Any(found => found.Link.State == LinkState.Frozen))
            Violated($"deleted {id} in {folder.Address}, which was frozen");
        if (links.Any(found => !MayDelete(found.Mailbox, Side.Exchange)))
            Violated($"deleted {id} in {folder.Address} against the options");
        if (Meetings.Contains(OccurrenceId.Parse(id)?.Master ?? id))
            Violated($"deleted meeting {id} in {folder.Address}");
    }

    /// <summary>Messages have left the server.</summary>
    public void MessagesSent(int count)
    {
        if (count > 0)
            Violated($"sent {count} messages");
    }

    private static int Owner(FolderKey folder) => folder.Address[0] - 'a' + 1;

    private void Violated(string what) => _violations.Add(what);
}

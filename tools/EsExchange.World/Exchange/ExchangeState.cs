using System.Collections.Immutable;
using EsExchange.Sync.Model;

namespace EsExchange.World.Exchange;

/// <summary>The identity of a folder.</summary>
internal readonly record struct FolderKey(string Address, ItemKind Kind);

/// <summary>A change as a folder's list of changes knows it.</summary>
internal sealed record MailLog(long Created, long Seq, bool IsDeleted);

/// <summary>A folder at one time.</summary>
internal sealed record FolderState
{
    /// <summary>A token of another epoch is invalid.</summary>
    public int Epoch { get; init; } = 1;

    public long LastSeq { get; init; }

    public ImmutableSortedDictionary<string, MailItem> Items { get; init; } = ImmutableSortedDictionary.Create<string, MailItem>(System.StringComparer.Ordinal);

    public ImmutableDictionary<string, MailLog> Log { get; init; } = ImmutableDictionary<string, MailLog>.Empty;

    public FolderState Put(MailItem item)
    {
        long created = Log.TryGetValue(item.Id, out MailLog? log) && !log.IsDeleted ? log.Created : LastSeq + 1;
        return this with { LastSeq = LastSeq + 1, Items = Items.SetItem(item.Id, item), Log = Log.SetItem(item.Id, new MailLog(created, LastSeq + 1, false)) };
    }

    public FolderState Remove(string id) => this with
    {
        LastSeq = LastSeq + 1,
        Items = Items.Remove(id),
        Log = Log.SetItem(id, Log[id] with { Seq = LastSeq + 1, IsDeleted = true }),
    };
}

/// <summary>All mailboxes at one time; a backup is one of these.</summary>
internal sealed record ExchangeState
{
    public long LastItem { get; init; }

    public long LastVersion { get; init; }

    public ImmutableDictionary<FolderKey, FolderState> Folders { get; init; } = ImmutableDictionary<FolderKey, FolderState>.Empty;

    public FolderState Folder(FolderKey key) => Folders.TryGetValue(key, out FolderState? folder) ? folder : new FolderState();

    public ExchangeState With(FolderKey key, FolderState folder) => this with { Folders = Folders.SetItem(key, folder) };
}

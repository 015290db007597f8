using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using EsExchange.Engine.Exchange;
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

    /// <summary>The series in the folder.</summary>
    public IEnumerable<string> SeriesUids => Items.Values.Select(item => item.Series?.Uid).OfType<string>();

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

    /// <summary>The items that are meetings.</summary>
    public HashSet<string> Meetings => [.. Folders.Values.SelectMany(folder => folder.Items.Values).Where(item => item.IsMeeting).Select(item => item.Id)];

    /// <summary>What all items and all exceptions hold.</summary>
    public IEnumerable<ItemContent> Contents => Folders.Values.SelectMany(folder => folder.Items.Values)
        .SelectMany(item => item.Series is { } series ? [item.Content, .. series.Exceptions.Values.OfType<ItemContent>()] : (IEnumerable<ItemContent>)[item.Content]);

    /// <summary>What Exchange holds in its own right: contact persons belong to eserp, which writes over their copies.</summary>
    public IEnumerable<ItemContent> OwnContents => Contents.Where(content => content is not ContactContent);

    public ExchangeState With(FolderKey key, FolderState folder) => this with { Folders = Folders.SetItem(key, folder) };

    /// <summary>An item or an occurrence as it is shown; null where there is none.</summary>
    public ExchangeItem? Show(FolderKey key, string id)
    {
        if (OccurrenceId.Parse(id) is { } occurrence)
        {
            return Folder(key).Items.GetValueOrDefault(occurrence.Master) is { Series: { } series } master
                && series.Generation == occurrence.Generation
                && series.Content((Appointment)master.Content, occurrence.Number) is { } content
                    ? new ExchangeItem
                    {
                        Item = new ExchangeItemId(id, master.ChangeKey),
                        Created = master.Created,
                        Modified = master.Modified,
                        IsMeeting = master.IsMeeting,
                        Series = series.Key(occurrence.Number),
                        Content = content,
                    }
                    : null;
        }

        return Folder(key).Items.GetValueOrDefault(id) is { } item
            ? new ExchangeItem
            {
                Item = new ExchangeItemId(id, item.ChangeKey),
                Marks = item.Marks,
                Created = item.Created,
                Modified = item.Modified,
                IsMeeting = item.IsMeeting,
                IsSeries = item.Series is not null,
                Series = item.Series?.Key(0),
                Content = item.Content,
            }
            : null;
    }

    /// <summary>The occurrences of all series.</summary>
    public IEnumerable<(OccurrenceId Id, MailItem Master, Appointment Content)> Occurrences(FolderKey key) =>
        from master in Folder(key).Items.Values
        let series = master.Series
        where series is not null
        from number in Enumerable.Range(0, series.Count)
        let content = series.Content((Appointment)master.Content, number)
        where content is not null
        select (new OccurrenceId(master.Id, series.Generation, number), master, content);
}

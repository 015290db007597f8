using System.Collections.Immutable;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.World.Eserp;

/// <summary>The identity of an item of eserp.</summary>
internal readonly record struct RowKey(ItemKind Kind, long Id);

/// <summary>An item of eserp.</summary>
internal sealed record EserpRow(ItemContent Content, Instant Modified, ImmutableSortedSet<int> Staff, SeriesKey? Series)
{
    /// <summary>The name of what is needed for an appointment; null for nothing.</summary>
    public string? Equipment { get; init; }

    /// <summary>How equipment is shown in Outlook's text; null where nothing is.</summary>
    public string? TextBlock => Equipment is null ? null : $"Equipment: {Equipment}";
}

/// <summary>The last change of an item as the feed of a staff member knows it.</summary>
internal sealed record LogEntry(long Seq, bool IsDeleted);

/// <summary>A mailbox as the database remembers it.</summary>
internal readonly record struct MemoryKey(int ConnectionId, int StaffNumber, ItemKind Kind);

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.World.Eserp;

/// <summary>All that the database holds at one time; a backup is one of these.</summary>
internal sealed record EserpState
{
    public long LastId { get; init; } = 1000;

    public long LastSeq { get; init; }

    public long LastLinkId { get; init; }

    public ImmutableSortedDictionary<long, EserpRow> Appointments { get; init; } = ImmutableSortedDictionary<long, EserpRow>.Empty;

    public ImmutableSortedDictionary<long, EserpRow> Tasks { get; init; } = ImmutableSortedDictionary<long, EserpRow>.Empty;

    public ImmutableSortedDictionary<long, EserpRow> Contacts { get; init; } = ImmutableSortedDictionary<long, EserpRow>.Empty;

    public ImmutableDictionary<(RowKey Row, int Staff), LogEntry> Log { get; init; } = ImmutableDictionary<(RowKey, int), LogEntry>.Empty;

    public ImmutableDictionary<MemoryKey, EserpMemory> Memories { get; init; } = ImmutableDictionary<MemoryKey, EserpMemory>.Empty;

    public ImmutableList<(RowKey Row, ConflictEntry Conflict)> Conflicts { get; init; } = [];

    public Lease? Lease { get; init; }

    public bool IsLeaseHeld { get; init; }

    public long LastRun { get; init; }

    /// <summary>The rows of a kind.</summary>
    public ImmutableSortedDictionary<long, EserpRow> Rows(ItemKind kind) => kind switch
    {
        ItemKind.Task => Tasks,
        ItemKind.Contact => Contacts,
        _ => Appointments,
    };

    /// <summary>What all items hold.</summary>
    public IEnumerable<ItemContent> Contents => Appointments.Values.Concat(Tasks.Values).Concat(Contacts.Values).Select(row => row.Content);

    /// <summary>The links of an item or a row in all mailboxes.</summary>
    public IEnumerable<(MemoryKey Mailbox, Link Link)> FindLinks(string? itemId, RowKey? row) =>
        from memory in Memories
        from link in memory.Value.Links.Values
        where (itemId is not null && link.ItemId == itemId) || (row is { } key && key.Kind == memory.Key.Kind && key.Id == link.EserpId)
        select (memory.Key, link);

    /// <summary>What is remembered of a mailbox.</summary>
    public EserpMemory Memory(MemoryKey key) => Memories.TryGetValue(key, out EserpMemory? memory) ? memory : new EserpMemory();

    public EserpState With(MemoryKey key, EserpMemory memory) => this with { Memories = Memories.SetItem(key, memory) };

    /// <summary>Creates an item.</summary>
    public (EserpState State, long Id) Create(ItemKind kind, EserpRow row)
    {
        long id = LastId + 1;
        return ((this with { LastId = id }).Put(new RowKey(kind, id), row), id);
    }

    /// <summary>Replaces an item, and tells the feeds of all who take part or did.</summary>
    public EserpState Put(RowKey key, EserpRow row)
    {
        EserpRow? before = Rows(key.Kind).GetValueOrDefault(key.Id);
        EserpState state = Replace(key.Kind, Rows(key.Kind).SetItem(key.Id, row));
        foreach (int staff in row.Staff)
            state = state.Note(key, staff, isDeleted: false);
        foreach (int staff in before?.Staff.Except(row.Staff) ?? [])
            state = state.Note(key, staff, isDeleted: true);
        return state;
    }

    /// <summary>Takes a staff member out of an item, and deletes it when nobody is left.</summary>
    public EserpState Leave(RowKey key, int staff, Instant now)
    {
        EserpRow row = Rows(key.Kind)[key.Id];
        return row.Staff.Count > 1 ? Put(key, row with { Staff = row.Staff.Remove(staff), Modified = now }) : Delete(key);
    }

    /// <summary>Deletes an item.</summary>
    public EserpState Delete(RowKey key)
    {
        EserpRow row = Rows(key.Kind)[key.Id];
        EserpState state = Replace(key.Kind, Rows(key.Kind).Remove(key.Id));
        return row.Staff.Aggregate(state, (changed, staff) => changed.Note(key, staff, isDeleted: true));
    }

    /// <summary>The version of an item for a staff member.</summary>
    public long Version(RowKey key, int staff) => Log.TryGetValue((key, staff), out LogEntry? entry) ? entry.Seq : 0;

    private EserpState Replace(ItemKind kind, ImmutableSortedDictionary<long, EserpRow> rows) => kind switch
    {
        ItemKind.Task => this with { Tasks = rows },
        ItemKind.Contact => this with { Contacts = rows },
        _ => this with { Appointments = rows },
    };

    private EserpState Note(RowKey key, int staff, bool isDeleted) =>
        this with { LastSeq = LastSeq + 1, Log = Log.SetItem((key, staff), new LogEntry(LastSeq + 1, isDeleted)) };
}

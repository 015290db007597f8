using System.Collections.Generic;

namespace EsExchange.Simulator.Store;

/// <summary>What happened in a folder, oldest first. Positions count from 1; position 0 is before everything.</summary>
internal sealed class ChangeLog
{
    private readonly List<Entry> _entries = [];

    public int Head => _entries.Count;

    public Entry this[int position] => _entries[position - 1];

    public void Created(Item item)
    {
        _entries.Add(new Entry(item.Number, _entries.Count + 1, ChangeKind.Create));
        item.CreatedEntry = item.LastEntry = _entries.Count;
    }

    public void Changed(Item item, bool readFlagOnly)
    {
        _entries.Add(new Entry(item.Number, item.CreatedEntry, readFlagOnly ? ChangeKind.ReadFlag : ChangeKind.Update));
        item.LastEntry = _entries.Count;
    }

    public void Deleted(Item item) => _entries.Add(new Entry(item.Number, item.CreatedEntry, ChangeKind.Delete));

    /// <param name="ItemNumber">The item it happened to.</param>
    /// <param name="CreatedAt">The position of that item's Create entry.</param>
    /// <param name="Kind">What happened.</param>
    internal readonly record struct Entry(long ItemNumber, int CreatedAt, ChangeKind Kind);
}

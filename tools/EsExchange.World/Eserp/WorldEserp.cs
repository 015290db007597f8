using System.Collections.Immutable;
using EsExchange.Sync.Model;
using EsExchange.World.Judgement;
using EsExchange.World.People;
using EsExchange.World.Time;

namespace EsExchange.World.Eserp;

/// <summary>The eserp of the world, as its users and its engines change it.</summary>
internal sealed class WorldEserp(WorldClock clock, Watcher watcher) : IEserpDesk
{
    public EserpState State { get; set; } = new();

    /// <summary>How often anything was remembered: an idle run remembers nothing.</summary>
    public int Memorised { get; set; }

    public void Create(ItemKind kind, EserpRow row) => (State, _) = State.Create(kind, row);

    public void Put(RowKey key, EserpRow row) => State = State.Put(key, row);

    public void Delete(RowKey key) => State = State.Delete(key);

    public long EngineCreates(MemoryKey key, ItemContent content, SeriesKey? series)
    {
        (State, long id) = State.Create(key.Kind, new EserpRow(EserpForm.Of(content), clock.Now, [key.StaffNumber], series));
        watcher.EserpCreated(key, new RowKey(key.Kind, id), content);
        return id;
    }

    public void EngineUpdates(MemoryKey key, long id, ItemContent content, SeriesKey? series)
    {
        EserpRow before = State.Rows(key.Kind)[id];
        var row = new RowKey(key.Kind, id);
        State = State.Put(row, before with { Content = EserpForm.Of(content), Series = series, Modified = clock.Now });
        watcher.EserpUpdated(key, row, before.Content, EserpForm.Of(content));
    }

    public void EngineDeletes(MemoryKey key, long id)
    {
        watcher.EserpDeleted(key, new RowKey(key.Kind, id), State.Memory(key).Links.GetValueOrDefault(id));
        State = State.Leave(new RowKey(key.Kind, id), key.StaffNumber, clock.Now);
    }

    public void ForgetDeletion(MemoryKey key, long id)
    {
        (RowKey, int) entry = (new RowKey(key.Kind, id), key.StaffNumber);
        if (State.Log.TryGetValue(entry, out LogEntry? known) && known.IsDeleted)
            State = State with { Log = State.Log.Remove(entry) };
    }
}

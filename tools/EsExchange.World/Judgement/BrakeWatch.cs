using System.Collections.Generic;
using System.Linq;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;

namespace EsExchange.World.Judgement;

/// <summary>Counts what one run takes from each mailbox on each side, and knows when that is more than may go without an admin.</summary>
internal sealed class BrakeWatch
{
    private readonly ExchangeConnection _connection;
    private readonly Dictionary<int, int> _linked = [];
    private readonly HashSet<(int Staff, ItemKind Kind, long EserpId)> _approved = [];
    private readonly Dictionary<(int Staff, Side Side), int> _deleted = [];

    public BrakeWatch(ExchangeConnection connection, EserpState before)
    {
        _connection = connection;
        foreach ((MemoryKey key, EserpMemory memory) in before.Memories)
        {
            Link(key.StaffNumber, key.Kind, memory.Links.Values.Count(link => link.State != LinkState.Detached));
            _approved.UnionWith(memory.Issues.Where(open => open is { IsApproved: true, Issue.EserpId: not null }).Select(open => (key.StaffNumber, key.Kind, open.Issue.EserpId!.Value)));
        }
    }

    /// <summary>What is linked in the course of the run counts too.</summary>
    public void Created(int staff, ItemKind kind) => Link(staff, kind, 1);

    /// <summary>Notes a deletion.</summary>
    /// <param name="staff">Whose mailbox.</param>
    /// <param name="kind">The kind of item.</param>
    /// <param name="side">Where it is deleted.</param>
    /// <param name="eserpIds">The appointment; several where the connections that the mailbox had know it by another number each.</param>
    /// <returns>Whether it is one too many.</returns>
    public bool Deletes(int staff, ItemKind kind, Side side, IEnumerable<long> eserpIds)
    {
        if (eserpIds.Any(id => _approved.Contains((staff, kind, id))))
            return false;
        int deletions = _deleted[(staff, side)] = _deleted.GetValueOrDefault((staff, side)) + 1;
        return deletions > _connection.DeleteLimit && deletions * 100 > _connection.DeleteLimitPercent * _linked.GetValueOrDefault(staff);
    }

    /// <summary>Contact persons are never deleted, and so count on neither side.</summary>
    private void Link(int staff, ItemKind kind, int items)
    {
        if (kind != ItemKind.Contact)
            _linked[staff] = _linked.GetValueOrDefault(staff) + items;
    }
}

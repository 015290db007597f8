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
    private readonly Dictionary<(int Staff, ItemKind Kind), int> _linked = [];
    private readonly HashSet<(int Staff, ItemKind Kind, long EserpId)> _approved = [];
    private readonly Dictionary<(int Staff, ItemKind Kind, Side Side), int> _deleted = [];

    public BrakeWatch(ExchangeConnection connection, EserpState before)
    {
        _connection = connection;
        foreach ((MemoryKey key, EserpMemory memory) in before.Memories)
        {
            int linked = memory.Links.Values.Count(link => link.State != LinkState.Detached);
            _linked[(key.StaffNumber, key.Kind)] = _linked.GetValueOrDefault((key.StaffNumber, key.Kind)) + linked;
            _approved.UnionWith(memory.Issues.Where(open => open is { IsApproved: true, Issue.EserpId: not null }).Select(open => (key.StaffNumber, key.Kind, open.Issue.EserpId!.Value)));
        }
    }

    /// <summary>What is linked in the course of the run counts too.</summary>
    public void Created(int staff, ItemKind kind) => _linked[(staff, kind)] = _linked.GetValueOrDefault((staff, kind)) + 1;

    /// <summary>Notes a deletion.</summary>
    /// <returns>Whether it is one too many.</returns>
    public bool Deletes(int staff, ItemKind kind, Side side, long? eserpId)
    {
        if (eserpId is { } id && _approved.Contains((staff, kind, id)))
            return false;
        int deletions = _deleted[(staff, kind, side)] = _deleted.GetValueOrDefault((staff, kind, side)) + 1;
        return deletions > _connection.DeleteLimit && deletions * 100 > _connection.DeleteLimitPercent * _linked.GetValueOrDefault((staff, kind));
    }
}

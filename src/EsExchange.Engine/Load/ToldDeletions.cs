using System.Collections.Generic;
using EsExchange.Engine.Detect;

namespace EsExchange.Engine.Load;

/// <summary>Deletions that a list has told of: they are certain, also where a later look merely finds nothing.</summary>
internal sealed class ToldDeletions
{
    private readonly HashSet<string> _items = [];
    private readonly HashSet<long> _eserpItems = [];

    /// <summary>Adds what a page of changes told, or what an earlier run left open.</summary>
    public void Add(Candidates candidates)
    {
        _items.UnionWith(candidates.DeletedItems);
        _eserpItems.UnionWith(candidates.DeletedEserpItems);
    }

    /// <summary>A pair with what was told of it.</summary>
    public Pair Recall(Pair pair) => pair with
    {
        IsDeletedInExchange = pair.IsDeletedInExchange || (pair is { Item: null, Unreadable: null, ItemId: { } itemId } && _items.Contains(itemId)),
        IsDeletedInEserp = pair.IsDeletedInEserp || (pair is { Eserp: null, EserpId: { } id } && _eserpItems.Contains(id)),
    };
}

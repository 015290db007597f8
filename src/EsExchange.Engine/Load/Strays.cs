using System.Collections.Generic;
using System.Linq;

namespace EsExchange.Engine.Load;

/// <summary>What a search by stamps has found.</summary>
/// <param name="Items">The items.</param>
/// <param name="Wanted">The appointments whose items were searched.</param>
/// <param name="Unreadable">Why one of the items could not be read; null where all could.</param>
internal sealed record Strays(IReadOnlyList<string> Items, IReadOnlyCollection<long> Wanted, string? Unreadable)
{
    /// <summary>Nothing was searched.</summary>
    public static Strays None { get; } = new([], [], null);

    /// <summary>An item that was found and could not be read does not say whose it is: none of those searched is taken for missing.</summary>
    public Pair Doubt(Pair pair) =>
        Unreadable is not null && pair is { Item: null, Unreadable: null, EserpId: { } id } && Wanted.Contains(id)
            ? pair with { Unreadable = Unreadable }
            : pair;
}

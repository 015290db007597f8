using System.Collections.Generic;

namespace EsExchange.Engine.Load;

/// <summary>What candidates turned out to be.</summary>
/// <param name="Pairs">The pairs that have to be planned.</param>
/// <param name="LinksSeen">The links whose items a list named, also those in which nothing had changed.</param>
/// <param name="FirstSeen">The items of those of them that no list had named before.</param>
internal sealed record LoadedBatch(IReadOnlyList<Pair> Pairs, IReadOnlyCollection<long> LinksSeen, IReadOnlyCollection<string> FirstSeen);

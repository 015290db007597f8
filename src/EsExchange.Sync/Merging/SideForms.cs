using System;
using EsExchange.Sync.Model;

namespace EsExchange.Sync.Merging;

/// <summary>
/// What each side shows of a content that was written to it. A side may hold less than the other (a shorter text, a local time
/// without its offset); such a difference is not a change of its users and must never travel back.
/// </summary>
/// <param name="Eserp">The content as eserp gives it back; idempotent.</param>
/// <param name="Exchange">The content as Exchange gives it back; idempotent.</param>
public sealed record SideForms(Func<ItemContent, ItemContent> Eserp, Func<ItemContent, ItemContent> Exchange)
{
    /// <summary>Both sides hold everything.</summary>
    public static SideForms Lossless { get; } = new(content => content, content => content);
}

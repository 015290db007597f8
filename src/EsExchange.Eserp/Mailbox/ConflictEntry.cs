using EsExchange.Sync.Model;

namespace EsExchange.Eserp.Mailbox;

/// <summary>A field that both sides had changed.</summary>
/// <param name="RunId">The run that saw it.</param>
/// <param name="ItemId">The Exchange item.</param>
/// <param name="Field">The field.</param>
/// <param name="Base">The last common content; null where none was known.</param>
/// <param name="Eserp">What eserp showed.</param>
/// <param name="Exchange">What Exchange showed.</param>
/// <param name="Winner">The side whose value was kept.</param>
public sealed record ConflictEntry(long RunId, string? ItemId, ItemField Field, ItemContent? Base, ItemContent Eserp, ItemContent Exchange, Side Winner);

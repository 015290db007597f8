using EsExchange.Sync.Model;

namespace EsExchange.Sync.Merging;

/// <summary>A field that both sides changed to different values.</summary>
/// <param name="Field">The field.</param>
/// <param name="Base">Its last common value; null also where none is known.</param>
/// <param name="Eserp">eserp's value.</param>
/// <param name="Exchange">Exchange's value.</param>
/// <param name="Winner">The side whose value was kept; the other value can be restored from here.</param>
public sealed record FieldConflict(ItemField Field, object? Base, object? Eserp, object? Exchange, Side Winner);

using System;
using EsExchange.Ews.Items;

namespace EsExchange.Ews.Mapping;

/// <summary>Refuses stamps that would tie an item to nothing.</summary>
internal static class StampChange
{
    /// <exception cref="ArgumentException">The stamp is empty.</exception>
    public static string Check(string stamp) =>
        string.IsNullOrWhiteSpace(stamp) ? throw new ArgumentException("A stamp cannot be empty.", nameof(stamp)) : stamp;

    /// <exception cref="ArgumentException">The stamp is empty.</exception>
    public static FieldChange Of(string stamp) => new FieldChange.SetStamp(Check(stamp));
}

using System.Collections.Immutable;
using System.Linq;
using EsExchange.Eserp.Configuration;
using EsExchange.Sync.Model;

namespace EsExchange.World.Eserp;

/// <summary>eserp's activity types, and how a connection keeps them in step with Outlook's categories.</summary>
/// <param name="AreSynced">Whether it does.</param>
/// <param name="Names">The names by number.</param>
/// <param name="Default">The one of an item that shows none; null for none.</param>
internal sealed record ActivityTypes(bool AreSynced, ImmutableSortedDictionary<int, string> Names, int? Default)
{
    /// <summary>How a connection keeps them in step for a kind of item. Where it names no default, the first is it.</summary>
    public static ActivityTypes Of(ExchangeConnection connection, ItemKind kind, ImmutableSortedDictionary<int, string> names) =>
        new(connection.SyncActivityTypes, names, (kind == ItemKind.Task ? connection.DefaultTaskActivityType : connection.DefaultAppointmentActivityType) ?? names.Keys.First());

    /// <summary>The content as it is shown where a side has a number, or none.</summary>
    public ItemContent Show(ItemContent content) => content is OfficeContent office ? office with { ActivityType = AreSynced ? office.ActivityType ?? Default : null } : content;

    /// <summary>The category that an item with an activity type carries; null for none.</summary>
    public string? Category(int? number) => AreSynced && number is { } known && Names.TryGetValue(known, out string? name) ? $"ES_{known}_{name}" : null;

    /// <summary>The activity type whose category an item carries, under whatever name; null for none.</summary>
    public int? Read(string? category) => category is null ? null : Names.Keys.Where(number => category.StartsWith($"ES_{number}_", System.StringComparison.Ordinal)).Select(number => (int?)number).FirstOrDefault();
}

using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.TimeZones;
using NodaTime;

namespace EsExchange.Simulator.Properties;

/// <summary>What reading and writing properties depends on besides the item.</summary>
/// <param name="Store">All mailboxes, to find the names of addresses.</param>
/// <param name="Zones">The time zones.</param>
/// <param name="ContextZone">The zone of the TimeZoneContext header, or UTC.</param>
/// <param name="BodyType">The body type asked for: Best, Text or HTML.</param>
/// <param name="MaximumBodySize">Longest body in characters, or null.</param>
internal sealed record PropertyContext(
    ExchangeStore Store,
    ZoneCatalog Zones,
    Zone ContextZone,
    string BodyType = "Best",
    int? MaximumBodySize = null)
{
    /// <summary>The zone that values without one are read in: the item's start zone, else the context's.</summary>
    public DateTimeZone ZoneOf(Item item) =>
        item is CalendarItem { StartTimeZone: { } id } && Zones.Find(id) is { } zone ? zone.Rules : ContextZone.Rules;

    public static Instant Instant(string text, DateTimeZone zone) => XmlTime.Read(text, zone);
}

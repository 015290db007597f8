using System.Xml.Linq;
using NodaTime;

namespace EsExchange.Simulator.TimeZones;

/// <summary>A Windows time zone.</summary>
/// <param name="Id">The Windows id, for instance <c>W. Europe Standard Time</c>.</param>
/// <param name="Name">The display name with the standard offset.</param>
/// <param name="Rules">What converts between instants and local time.</param>
/// <param name="Definition">The schema's TimeZoneDefinitionType with the rules of the current year.</param>
internal sealed record Zone(string Id, string Name, DateTimeZone Rules, XElement Definition);

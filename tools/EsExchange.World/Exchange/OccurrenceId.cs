using System.Globalization;

namespace EsExchange.World.Exchange;

/// <summary>The id of an occurrence, which names its series, the generation of the pattern, and its number.</summary>
internal readonly record struct OccurrenceId(string Master, int Generation, int Number)
{
    public override string ToString() => $"{Master}~{Generation}~{Number}";

    public static OccurrenceId? Parse(string id)
    {
        string[] parts = id.Split('~');
        return parts.Length == 3 ? new OccurrenceId(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture)) : null;
    }
}

namespace EsExchange.Sync.Marking;

/// <summary>What EsExchange itself puts onto an Exchange item: it follows from eserp and never travels back.</summary>
/// <param name="Stamp">Whose counterpart the item is; null for none.</param>
/// <param name="Category">The category of its activity type, such as <c>ES_5_Aufgabe</c>; null for none.</param>
/// <param name="TextBlock">The lines added to its body, without the frame and with <c>\n</c> line ends; null for none.</param>
public sealed record ItemMarks(string? Stamp, string? Category = null, string? TextBlock = null)
{
    /// <summary>No marks.</summary>
    public static ItemMarks None { get; } = new((string?)null);
}

using EsExchange.Sync.Model;

namespace EsExchange.Eserp.Mailbox;

/// <summary>An appointment that is an occurrence of a series.</summary>
/// <param name="EserpId">Its number in eserp.</param>
/// <param name="Series">Which occurrence of which series.</param>
public sealed record EserpOccurrence(long EserpId, SeriesKey Series);

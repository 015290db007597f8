using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Detect;

/// <summary>Says which occurrence takes the place of which when a series is shifted, or is made from a single item. Pure.</summary>
internal static class Succession
{
    /// <summary>Pairs links whose items are gone with new occurrences: first by date, then in order.</summary>
    /// <param name="free">The links; each is used once at most.</param>
    /// <param name="occurrences">The new occurrences by start.</param>
    public static IReadOnlyList<(Link Link, ExchangeOccurrence Occurrence)> Match(IEnumerable<Link> free, IEnumerable<ExchangeOccurrence> occurrences)
    {
        List<Link> links = [.. free.OrderBy(link => link.Series?.Date).ThenBy(link => link.EserpId)];
        var matches = new List<(Link, ExchangeOccurrence)>();
        var rest = new List<ExchangeOccurrence>();
        foreach (ExchangeOccurrence occurrence in occurrences)
        {
            Link? same = links.FirstOrDefault(link => IsSame(link, occurrence));
            if (same is null)
            {
                rest.Add(occurrence);
                continue;
            }

            links.Remove(same);
            matches.Add((same, occurrence));
        }

        matches.AddRange(links.Zip(rest, (link, occurrence) => (link, occurrence)));
        return matches;
    }

    /// <summary>The occurrence whose place a single item takes: the one at the same time, else the first; null where there is none.</summary>
    public static Link? Best(IReadOnlyCollection<Link> links, ExchangeItem single)
    {
        List<Link> kept = [.. links.Where(link => link.State == LinkState.Linked).OrderBy(link => link.Series?.Date)];
        return kept.FirstOrDefault(link => link.Base is Appointment known && single.Content is Appointment shown && Equals(known.Time, shown.Time)) ?? kept.FirstOrDefault();
    }

    private static bool IsSame(Link link, ExchangeOccurrence occurrence) => link.Series is { } series
        ? series.Date == occurrence.Series.Date
        : link.Base is Appointment { Time: AppointmentTime.Timed timed } && timed.Start == occurrence.Start;
}

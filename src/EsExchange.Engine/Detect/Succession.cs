using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Detect;

/// <summary>Says which occurrence takes the place of which when a series is shifted, or is made from a single item. Pure.</summary>
internal static class Succession
{
    /// <summary>Pairs links whose items are gone with new occurrences: first at the same time, then on the same date, then in order.</summary>
    /// <param name="free">The links; each is used once at most.</param>
    /// <param name="occurrences">The new occurrences by start; each is used once at most.</param>
    /// <param name="beyond">Occurrences outside the window: one of them takes the place of a link on its date, or of none.</param>
    public static IReadOnlyList<(Link Link, ExchangeOccurrence Occurrence)> Match(
        IEnumerable<Link> free, IEnumerable<ExchangeOccurrence> occurrences, IEnumerable<ExchangeOccurrence> beyond)
    {
        List<Link> links = [.. free.OrderBy(Start).ThenBy(link => link.EserpId)];
        List<ExchangeOccurrence> within = [.. occurrences];
        List<ExchangeOccurrence> rest = [.. within, .. beyond];
        var matches = new List<(Link, ExchangeOccurrence)>();
        Take(link => Start(link), occurrence => occurrence.Series.Start);
        Take(link => Date(Start(link)), occurrence => Date(occurrence.Series.Start));
        matches.AddRange(links.Zip(rest.Where(within.Contains), (link, occurrence) => (link, occurrence)));
        return matches;

        void Take<T>(System.Func<Link, T> ofLink, System.Func<ExchangeOccurrence, T> ofOccurrence)
        {
            foreach (ExchangeOccurrence occurrence in rest.ToList())
            {
                if (links.FirstOrDefault(link => Equals(ofLink(link), ofOccurrence(occurrence))) is not { } match)
                    continue;
                links.Remove(match);
                rest.Remove(occurrence);
                matches.Add((match, occurrence));
            }
        }
    }

    /// <summary>The occurrence whose place a single item takes: the one at the same time, else the first; null where there is none.</summary>
    public static Link? Best(IReadOnlyCollection<Link> links, ExchangeItem single)
    {
        List<Link> kept = [.. links.Where(link => link.State != LinkState.Detached).OrderBy(Start)];
        return kept.FirstOrDefault(link => link.Base is Appointment known && single.Content is Appointment shown && Equals(known.Time, shown.Time)) ?? kept.FirstOrDefault();
    }

    /// <summary>When what is linked starts; for an occurrence, when its pattern puts it. Null where that is not known.</summary>
    public static Instant? Start(Link link) => link.Series?.Start ?? (link.Base is Appointment { Time: AppointmentTime.Timed timed } ? timed.Start : null);

    private static LocalDate? Date(Instant? instant) => instant?.InUtc().Date;
}

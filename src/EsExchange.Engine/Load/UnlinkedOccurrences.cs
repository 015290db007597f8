using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Detect;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Mailboxes;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Load;

/// <summary>
/// Appointments that eserp knows as occurrences of a series but that have no link, as after a move to another connection. The mailbox may hold the series
/// though no list has led to it, since its item could not be read: then the occurrence is there already. Without it the series is another participant's.
/// </summary>
internal sealed class UnlinkedOccurrences(MailboxContext context)
{
    /// <summary>Finds their occurrences in the mailbox, within the window in which series are kept in step.</summary>
    /// <param name="eserpIds">Appointments without a link.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The appointments that have one, with the ids of the items.</returns>
    public async Task<IReadOnlyDictionary<long, string>> FindAsync(IReadOnlyCollection<long> eserpIds, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, string>();
        if (context.Kind != ItemKind.Appointment || eserpIds.Count == 0)
            return found;

        Interval window = new SeriesChanges(context).Window;
        Dictionary<SeriesKey, long> wanted = [];
        foreach (EserpItem row in await context.Eserp.LoadAsync(eserpIds, cancellationToken).ConfigureAwait(false))
        {
            if (row.Series is { } series && window.Contains(series.Start))
                wanted[series] = row.Id;
        }

        if (wanted.Count == 0)
            return found;
        var span = new Interval(wanted.Keys.Min(series => series.Start) - Duration.FromDays(1), wanted.Keys.Max(series => series.Start) + Duration.FromDays(1));
        foreach (ExchangeOccurrence occurrence in await context.Exchange.GetOccurrencesAsync(span, cancellationToken).ConfigureAwait(false))
        {
            if (wanted.TryGetValue(occurrence.Series, out long eserpId))
                found[eserpId] = occurrence.Item.Id;
        }

        return found;
    }
}

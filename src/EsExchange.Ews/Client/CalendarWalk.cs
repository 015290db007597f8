using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Operations;
using EsExchange.Ews.Soap;
using NodaTime;

namespace EsExchange.Ews.Client;

/// <summary>Walks through a window of a calendar in pieces that the server answers wholly; memory is bounded by a piece.</summary>
/// <param name="find">Asks the server for one piece.</param>
internal sealed class CalendarWalk(Func<FindOccurrencesOperation, Task<IReadOnlyList<CalendarOccurrence>>> find)
{
    /// <summary>A server refuses views of over two years.</summary>
    private static readonly Duration Longest = Duration.FromDays(366);

    private static readonly Duration Second = Duration.FromSeconds(1);

    /// <summary>Yields each entry of the window once, piece by piece.</summary>
    /// <exception cref="EwsException">More entries lie at one moment than a server returns.</exception>
    public async IAsyncEnumerable<CalendarOccurrence> RunAsync(Interval window)
    {
        Instant end = window.End;
        Stack<Interval> pieces = Cut(window);

        // Entries that reach over a piece's end are seen again in the next one.
        Dictionary<string, Instant> reaching = new(StringComparer.Ordinal);
        while (pieces.Count > 0)
        {
            Interval piece = pieces.Pop();

            // One second more, so that an entry without length at a seam is in one of the pieces however the server counts it.
            var operation = new FindOccurrencesOperation(piece.Start, piece.End < end ? piece.End + Second : piece.End);
            IReadOnlyList<CalendarOccurrence> entries = await find(operation).ConfigureAwait(false);
            if (!operation.IncludesLast)
            {
                Halve(piece, pieces);
                continue;
            }

            foreach (CalendarOccurrence entry in entries)
            {
                bool isNew = !reaching.ContainsKey(entry.ItemId.Id);
                reaching[entry.ItemId.Id] = entry.End;
                if (isNew)
                    yield return entry;
            }

            reaching = reaching.Where(entry => entry.Value >= piece.End).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        }
    }

    private static Stack<Interval> Cut(Interval window)
    {
        List<Interval> pieces = [];
        Instant start = XmlTime.Truncate(window.Start);
        do
        {
            Instant end = Instant.Min(start + Longest, window.End);
            pieces.Add(new Interval(start, end));
            start = end;
        }
        while (start < window.End);
        pieces.Reverse();
        return new Stack<Interval>(pieces);
    }

    private static void Halve(Interval piece, Stack<Interval> pieces)
    {
        Instant middle = XmlTime.Truncate(piece.Start + (piece.Duration / 2));
        if (middle <= piece.Start)
        {
            throw new EwsException(ErrorMapper.Make(
                EwsErrorCategory.ServerError, EwsErrorScope.Mailbox, $"More than {FindOccurrencesOperation.MaxEntries} appointments at {XmlTime.Write(piece.Start)}"));
        }

        pieces.Push(new Interval(middle, piece.End));
        pieces.Push(new Interval(piece.Start, middle));
    }
}

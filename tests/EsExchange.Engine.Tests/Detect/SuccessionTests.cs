using System.Linq;
using EsExchange.Engine.Detect;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Engine.Tests.Detect;

public sealed class SuccessionTests
{
    [Fact]
    public void The_same_time_comes_first_then_the_same_date_then_the_order()
    {
        Assert.Equal([(1L, "same"), (2L, "date"), (3L, "rest")], Match(
            [Linked(3, At(20, 9)), Linked(2, At(12, 9)), Linked(1, At(11, 9))],
            [Occurrence("rest", At(10, 9)), Occurrence("same", At(11, 9)), Occurrence("date", At(12, 15))],
            []));
    }

    [Fact]
    public void The_same_time_comes_before_an_earlier_one_of_the_same_date_and_the_lower_number_first()
    {
        Assert.Equal([(1L, "same")], Match([Linked(1, At(11, 15))], [Occurrence("earlier", At(11, 9)), Occurrence("same", At(11, 15))], []));
        Assert.Equal([(1L, "a")], Match([Linked(2, At(11, 9)), Linked(1, At(11, 9))], [Occurrence("a", At(11, 9))], []));
    }

    [Fact]
    public void Each_takes_one_place_and_what_is_left_takes_none()
    {
        Assert.Equal([(1L, "a")], Match([Linked(1, At(11, 9)), Linked(2, At(11, 9))], [Occurrence("a", At(11, 9))], []));
        Assert.Equal([(1L, "a")], Match([Linked(1, At(11, 9))], [Occurrence("a", At(11, 9)), Occurrence("b", At(11, 9))], []));
    }

    [Fact]
    public void Beyond_the_window_only_the_same_date_counts()
    {
        Assert.Equal([(1L, "far")], Match([Linked(1, At(11, 9))], [], [Occurrence("far", At(11, 15))]));
        Assert.Empty(Match([Linked(1, At(11, 9))], [], [Occurrence("far", At(12, 9))]));
    }

    [Fact]
    public void A_single_appointment_starts_where_its_content_says_and_an_occurrence_where_its_pattern_does()
    {
        Link single = new() { EserpId = 1, Base = Content(At(11, 9)) };

        Assert.Equal(At(11, 9), Succession.Start(single));
        Assert.Equal(At(12, 9), Succession.Start(single with { Series = new SeriesKey("S", At(12, 9)) }));
        Assert.Null(Succession.Start(single with { Base = null }));
    }

    [Fact]
    public void A_single_item_takes_the_place_of_the_occurrence_at_its_time_else_of_the_first_that_is_kept_in_step()
    {
        Link[] links = [Linked(3, At(13, 9)), Linked(1, At(11, 9)) with { State = LinkState.Detached }, Linked(2, At(12, 9))];

        Assert.Equal(3, Succession.Best(links, Single(At(13, 9)))!.EserpId);
        Assert.Equal(2, Succession.Best(links, Single(At(20, 9)))!.EserpId);
        Assert.Equal(2, Succession.Best(links, Single(At(11, 9)))!.EserpId);
        Assert.Null(Succession.Best([], Single(At(11, 9))));
    }

    private static (long, string)[] Match(Link[] links, ExchangeOccurrence[] occurrences, ExchangeOccurrence[] beyond) =>
        [.. Succession.Match(links, occurrences, beyond).Select(match => (match.Link.EserpId, match.Occurrence.Item.Id)).Order()];

    private static Instant At(int day, int hour) => Instant.FromUtc(2027, 1, day, hour, 0);

    private static Appointment Content(Instant start) => new() { Time = new AppointmentTime.Timed(start, start + Duration.FromHours(1)) };

    private static Link Linked(long id, Instant start) => new() { EserpId = id, ItemId = $"I{id}", Series = new SeriesKey("S", start), Base = Content(start) };

    private static ExchangeOccurrence Occurrence(string id, Instant start) => new(new ExchangeItemId(id, "K"), new SeriesKey("S", start), start);

    private static ExchangeItem Single(Instant start) => new() { Item = new ExchangeItemId("single", "K"), Content = Content(start), Modified = start, Created = start };
}

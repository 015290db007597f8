using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Detect;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Load;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Load;

public sealed class ItemMatcherTests
{
    private readonly Candidates _candidates = new();
    private readonly List<Link> _links = [];
    private readonly Dictionary<string, ExchangeRead> _reads = [];
    private readonly Dictionary<long, EserpItem> _rows = [];
    private readonly HashSet<string> _deleted = [];
    private readonly Dictionary<SeriesKey, long> _occurrences = [];
    private readonly Dictionary<string, Link> _meetings = [];

    private bool IsFirst { get; set; }

    private SideForms Forms { get; set; } = SideForms.Lossless;

    [Fact]
    public void A_linked_item_belongs_to_its_appointment()
    {
        _links.Add(Link());

        Pair pair = Match(Found(Item()));

        Assert.Equal(new Pair { Link = Link(), EserpId = 1, ItemId = "X", Item = Item() }, pair);
    }

    [Fact]
    public void An_item_that_is_known_nowhere_is_new()
    {
        Pair pair = Match(Found(Item()));

        Assert.True(pair is { EserpId: null, Link: null, ItemId: "X", Item: not null, IsAdopted: false });
    }

    [Fact]
    public void A_stamped_item_without_a_link_belongs_to_its_appointment()
    {
        _rows[1] = Row();

        Assert.True(Match(Found(Stamped("X"))) is { EserpId: 1, Link: null, IsAdopted: false });
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("not found")]
    [InlineData("never confirmed")]
    public void A_stamped_item_whose_original_is_gone_takes_its_place(string how)
    {
        _links.Add(how == "never confirmed" ? Link(itemId: null) : Link());
        if (how == "deleted")
            _deleted.Add("X");
        if (how == "not found")
            _reads["X"] = NotFound("X");

        Assert.True(Match(Found(Stamped("N"))) is { EserpId: 1, Link: not null, ItemId: "N", IsAdopted: true });
    }

    [Fact]
    public void A_stamped_item_whose_original_is_there_is_a_copy()
    {
        _links.Add(Link());
        _reads["X"] = Found(Item());

        Assert.True(Match(Found(Stamped("N"))) is { EserpId: null, Link: null, ItemId: "N", Unreadable: null });
    }

    [Fact]
    public void A_stamped_item_waits_while_its_original_cannot_be_read()
    {
        _links.Add(Link());
        _reads["X"] = Failed("X");

        Assert.True(Match(Found(Stamped("N"))) is { EserpId: null, Link: null, ItemId: "N", Item: not null, Unreadable: "torn" });
    }

    [Fact]
    public void A_copy_that_cannot_be_read_says_why()
    {
        _links.Add(Link());
        _reads["X"] = Found(Item());
        _candidates.Items["N"] = SeenItem.Unknown with { Stamp = Stamp.For(1) };

        Assert.Equal(new Pair { ItemId = "N", Unreadable = "torn" }, Match(Failed("N")));
    }

    [Fact]
    public void Of_several_items_with_one_stamp_the_first_is_the_original()
    {
        _rows[1] = Row();

        Pair[] pairs = [.. MatchAll(Found(Stamped("X")), Found(Stamped("N")))];

        Assert.Equal([1, null], pairs.Select(pair => pair.EserpId));
    }

    [Fact]
    public void An_item_that_takes_the_place_of_another_inherits_its_link()
    {
        _links.Add(Link());
        _links.Add(Link(2, "N"));
        _candidates.Successors["N"] = 1;

        Assert.True(Match(Found(Item("N"))) is { EserpId: 1, ItemId: "N", IsAdopted: true, Link.EserpId: 1 });
    }

    [Fact]
    public void An_item_that_takes_the_place_of_what_was_forgotten_is_tied_without_a_link()
    {
        _candidates.Successors["N"] = 1;

        Assert.True(Match(Found(Item("N"))) is { EserpId: 1, ItemId: "N", IsAdopted: false, Link: null });
    }

    [Fact]
    public void An_occurrence_is_known_by_its_series_and_date_and_never_by_a_stamp()
    {
        ExchangeItem occurrence = Stamped("O", 5) with { Series = Monday };
        Assert.Null(Match(Found(occurrence)).EserpId);

        _occurrences[Monday] = 1;
        Assert.True(Match(Found(occurrence)) is { EserpId: 1, Link: null, IsAdopted: false });
        Assert.Equal([1, null], MatchAll(Found(occurrence), Found(occurrence with { Item = new ExchangeItemId("P", "p1") })).Select(pair => pair.EserpId));
    }

    [Fact]
    public void An_occurrence_takes_the_place_of_one_that_is_gone_only()
    {
        ExchangeItem occurrence = Item("O") with { Series = Monday };
        _occurrences[Monday] = 1;
        _links.Add(Link());

        Assert.Null(Match(Found(occurrence)).EserpId);
        _deleted.Add("X");
        Assert.True(Match(Found(occurrence)) is { EserpId: 1, IsAdopted: true, Link: not null });
    }

    [Fact]
    public void A_series_is_known_by_its_stamp()
    {
        _rows[1] = Row();

        Assert.Equal(1, Match(Found(Stamped("X") with { Series = Monday, IsSeries = true })).EserpId);
    }

    [Theory]
    [InlineData(LinkState.Linked, false, false)]
    [InlineData(LinkState.Detached, false, true)]
    [InlineData(LinkState.Linked, true, true)]
    public void A_meeting_that_comes_back_is_the_one_that_was_given_up_or_is_gone(LinkState state, bool isGone, bool isSame)
    {
        _meetings["M"] = Link() with { State = state };
        _reads["X"] = isGone ? NotFound("X") : Found(Item());
        ExchangeItem meeting = Item("N") with { IsMeeting = true, MeetingId = "M" };

        Pair pair = Match(Found(meeting));

        Assert.Equal(isSame ? 1 : null, pair.EserpId);
        Assert.Equal(isSame, pair.IsAdopted);
        Assert.Null(Match(Found(meeting with { MeetingId = "other" })).EserpId);
    }

    [Fact]
    public void A_meeting_comes_back_once()
    {
        _meetings["M"] = Link() with { State = LinkState.Detached };
        ExchangeItem meeting = Item("N") with { IsMeeting = true, MeetingId = "M" };

        Assert.Equal([1, null], MatchAll(Found(meeting), Found(meeting with { Item = new ExchangeItemId("O", "o1") })).Select(pair => pair.EserpId));
    }

    [Theory]
    [InlineData(5, false, 5)]
    [InlineData(5, true, 1)]
    [InlineData(1, false, 1)]
    public void An_occurrence_that_eserp_knows_already_takes_no_others_place(long known, bool isLinked, long expected)
    {
        _candidates.Successors["O"] = 1;
        _occurrences[Monday] = known;
        if (isLinked)
            _links.Add(Link(known, "other"));

        Assert.Equal(expected, Match(Found(Item("O") with { Series = Monday })).EserpId);
    }

    [Fact]
    public void A_series_leaves_its_link_to_the_occurrence_that_took_its_place()
    {
        _links.Add(Link());
        _candidates.Successors["O"] = 1;
        ExchangeRead series = Found(Stamped("X") with { IsSeries = true, Series = Monday });
        ExchangeRead occurrence = Found(Item("O") with { Series = Monday });
        _reads["X"] = series;

        Assert.Equal("O", MatchAll(series, occurrence).Single(pair => pair.EserpId == 1).ItemId);
        _candidates.Successors.Clear();
        Assert.Equal("X", MatchAll(series).Single(pair => pair.EserpId == 1).ItemId);
    }

    [Fact]
    public void A_number_that_was_given_to_another_appointment_names_nobody()
    {
        _rows[1] = Another();

        Assert.Null(Match(Found(Stamped("X"))).EserpId);
    }

    [Fact]
    public void A_number_whose_content_is_known_names_its_appointment_whatever_it_holds_now()
    {
        _rows[1] = Another();
        _links.Add(Link(itemId: null));

        Assert.Equal(1, Match(Found(Stamped("X"))).EserpId);
    }

    [Fact]
    public void What_was_sent_without_an_answer_is_known_by_what_was_sent()
    {
        _rows[1] = Another();
        _links.Add(Link(itemId: null) with { Base = null, Intent = Content("A") });
        Assert.Equal(1, Match(Found(Stamped("X"))).EserpId);

        _links[0] = _links[0] with { Intent = Another().Content };
        Assert.Null(Match(Found(Stamped("X"))).EserpId);
        _links[0] = _links[0] with { Intent = null };
        Assert.Null(Match(Found(Stamped("X"))).EserpId);
    }

    [Fact]
    public void A_shared_place_counts_only_where_nothing_is_remembered()
    {
        ExchangeItem item = Stamped("X") with { Content = Content("A") with { Location = "Hof" } };
        _rows[1] = Another() with { Content = (Appointment)Another().Content with { Location = "Hof" } };

        Assert.Null(Match(Found(item)).EserpId);
        IsFirst = true;
        Assert.Equal(1, Match(Found(item)).EserpId);
        Assert.Null(Match(Found(Stamped("X"))).EserpId);
    }

    [Fact]
    public void What_a_side_cannot_hold_makes_no_other_appointment_of_it()
    {
        _rows[1] = Another() with { Content = (Appointment)Another().Content with { Body = "lines  ", Location = "Hof " } };
        ExchangeItem ofBody = Stamped("X") with { Content = Content("A") with { Body = "lines" } };
        ExchangeItem ofPlace = Stamped("X") with { Content = Content("A") with { Location = "Hof" } };
        Assert.Null(Match(Found(ofBody)).EserpId);

        Forms = SideForms.Lossless with { Exchange = content => (Appointment)content is var appointment ? appointment with { Body = appointment.Body.Trim(), Location = appointment.Location.Trim() } : content };
        Assert.Equal(1, Match(Found(ofBody)).EserpId);
        Assert.Null(Match(Found(ofPlace)).EserpId);
        IsFirst = true;
        Assert.Equal(1, Match(Found(ofPlace)).EserpId);

        _links.Add(Link(itemId: null) with { Base = null, Intent = (Appointment)Another().Content with { Body = "sent  " } });
        Assert.Equal(1, Match(Found(Stamped("X") with { Content = Content("A") with { Body = "sent" } })).EserpId);
    }

    [Fact]
    public void A_number_that_eserp_does_not_show_names_its_appointment() => Assert.Equal(1, Match(Found(Stamped("X"))).EserpId);

    [Fact]
    public void An_item_that_cannot_be_read_says_why()
    {
        _links.Add(Link());

        Assert.True(Match(Failed("X")) is { EserpId: 1, Item: null, Unreadable: "torn" });
        Assert.True(Match(Failed("X", null)) is { EserpId: 1, Unreadable: "" });
        Assert.Null(Match(NotFound("X")).Unreadable);
    }

    [Fact]
    public void A_deleted_item_concerns_its_appointment_once()
    {
        _links.Add(Link());
        ItemMatcher matcher = Matcher();
        matcher.AddDeletedItem("X");
        matcher.AddDeletedItem("X");
        matcher.AddDeletedItem("unknown");
        matcher.AddEserpItem(1);

        Assert.Equal(new Pair { Link = Link(), EserpId = 1, ItemId = "X", IsDeletedInExchange = true }, Assert.Single(matcher.Pairs));
    }

    [Fact]
    public void An_appointment_brings_its_item_with_it()
    {
        _links.Add(Link());
        _reads["X"] = Found(Item());
        Assert.Equal(new Pair { Link = Link(), EserpId = 1, ItemId = "X", Item = Item() }, MatchEserp(1));

        _reads["X"] = Failed("X");
        Assert.True(MatchEserp(1) is { Item: null, Unreadable: "torn", IsDeletedInExchange: false });
        _deleted.Add("X");
        Assert.True(MatchEserp(1).IsDeletedInExchange);
        Assert.Equal(new Pair { EserpId = 2 }, MatchEserp(2));
    }

    private static ExchangeItem Stamped(string id, long eserpId = 1) => Item(id) with { Marks = new(Stamp.For(eserpId)) };

    /// <summary>An appointment of which nothing is like the others.</summary>
    private static EserpItem Another() =>
        Row() with { Content = Content("B") with { Time = new AppointmentTime.AllDay(new NodaTime.LocalDate(2030, 1, 1), new NodaTime.LocalDate(2030, 1, 1)) } };

    private Pair Match(ExchangeRead read) => Assert.Single(MatchAll(read));

    private List<Pair> MatchAll(params ExchangeRead[] reads)
    {
        ItemMatcher matcher = Matcher();
        foreach (ExchangeRead read in reads)
            matcher.AddItem(read);
        return matcher.Pairs;
    }

    private Pair MatchEserp(long id)
    {
        ItemMatcher matcher = Matcher();
        matcher.AddEserpItem(id);
        return Assert.Single(matcher.Pairs);
    }

    private ItemMatcher Matcher() => new(Stamp, _candidates, new LinkIndex(_links), _reads, _rows, _deleted, _occurrences, _meetings, Forms, IsFirst);
}

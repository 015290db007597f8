using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Detect;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Load;

public sealed class PairLoaderTests
{
    private readonly Candidates _candidates = new();
    private readonly List<Link> _links = [];
    private readonly List<EserpItem> _rows = [];
    private readonly List<EserpOccurrence> _occurrences = [];
    private readonly Dictionary<string, string> _seriesIds = [];
    private readonly Dictionary<string, ExchangeRead> _folder = [];
    private readonly List<(string? Stamp, string ItemId)> _stamps = [];
    private readonly ScriptedPort _eserp;
    private readonly ScriptedPort _exchange;
    private MailboxContext _context;

    public PairLoaderTests()
    {
        _context = Context with { Eserp = ScriptedPort.Of<IMailboxStore>(out _eserp), Exchange = ScriptedPort.Of<IExchangeFolder>(out _exchange) };
        _eserp
            .On("GetLinksByItemAsync", (IReadOnlyCollection<string> ids) => Chosen(_links, ids, link => link.ItemId!))
            .On("GetLinksByEserpIdAsync", (IReadOnlyCollection<long> ids) => Chosen(_links, ids, link => link.EserpId))
            .On("GetLinksByMeetingAsync", (IReadOnlyCollection<string> ids) => Chosen(_links, ids, link => link.MeetingId!))
            .On("FindBySeriesAsync", (IReadOnlyCollection<string> ids) => Chosen(_occurrences, ids, occurrence => occurrence.Series.SeriesId))
            .On("GetSeriesIdsAsync", (IReadOnlyCollection<string> ids) => (IReadOnlyDictionary<string, string>)Chosen(_seriesIds, ids, entry => entry.Key).ToDictionary())
            .On("LoadAsync", (IReadOnlyCollection<long> ids) => Chosen(_rows, ids, row => row.Id));
        _exchange
            .On("FindByStampAsync", (IReadOnlyCollection<string> stamps) => (IReadOnlyList<string>)[.. Chosen(_stamps, stamps, entry => entry.Stamp!).Select(entry => entry.ItemId)])
            .On("LoadAsync", (IReadOnlyList<string> ids) => (IReadOnlyList<ExchangeRead>)[.. ids.Select(id => _folder.TryGetValue(id, out ExchangeRead? read) ? read : NotFound(id))]);
    }

    /// <summary>The items that were read, request by request.</summary>
    private IEnumerable<string> Read => _exchange.Given<IReadOnlyList<string>>("LoadAsync").Select(ids => string.Join(' ', ids.Order()));

    private IEnumerable<string> Searched => _exchange.Given<IReadOnlyCollection<string>>("FindByStampAsync").SelectMany(stamps => stamps);

    [Fact]
    public async Task Nothing_is_asked_of_either_side_where_nothing_is_named()
    {
        LoadedBatch batch = await LoadAsync();

        Assert.Empty(batch.Pairs);
        Assert.Empty(batch.LinksSeen);
        Assert.Empty(_eserp.Called);
        Assert.Empty(_exchange.Called);
    }

    [Fact]
    public async Task A_listed_item_comes_with_its_appointment()
    {
        InStep();
        List("X");

        LoadedBatch batch = await LoadAsync();

        Assert.Equal(Pair(), Assert.Single(batch.Pairs));
        Assert.Equal([101], batch.LinksSeen);
        Assert.Empty(batch.FirstSeen);
        Assert.Equal(["X"], Read);
        Assert.Equal(["GetLinksByItemAsync", "GetLinksByItemAsync", "LoadAsync"], _eserp.Called);
    }

    [Fact]
    public async Task A_new_item_asks_for_no_appointment()
    {
        Show(Item());
        List("X");

        LoadedBatch batch = await LoadAsync();

        Assert.Equal(new Pair { ItemId = "X", Item = Item() }, Assert.Single(batch.Pairs));
        Assert.Empty(batch.LinksSeen);
        Assert.Empty(batch.FirstSeen);
        Assert.Equal(["GetLinksByItemAsync", "GetLinksByItemAsync"], _eserp.Called);
    }

    [Fact]
    public async Task All_that_is_listed_is_read_in_one_request()
    {
        InStep();
        InStep(2, "Y");
        InStep(3, "Z");
        List("X");
        _candidates.EserpItems[1] = 8;
        _candidates.EserpItems[2] = 8;
        _candidates.DeletedEserpItems.Add(3);

        LoadedBatch batch = await LoadAsync();

        Assert.Equal([1, 2, 3], batch.Pairs.Select(pair => pair.EserpId));
        Assert.All(batch.Pairs, pair => Assert.True(pair is { Item: not null, Eserp: not null, Link: not null }));
        Assert.Equal(["X Y Z"], Read);
        Assert.Equal([101], batch.LinksSeen);
        Assert.Empty(Searched);
    }

    [Fact]
    public async Task An_echo_needs_no_look_and_was_seen_all_the_same()
    {
        InStep();
        InStep(2, "Y");
        InStep(3, "O");
        _links[2] = _links[2] with { Series = Monday };
        List("X", "x1", Stamp.For(1));
        _candidates.EserpItems[2] = 7;
        List("O", "x1");

        LoadedBatch batch = await LoadAsync();

        Assert.Empty(batch.Pairs);
        Assert.Equal([101, 103], batch.LinksSeen);
        Assert.Empty(_exchange.Called);
        Assert.DoesNotContain("LoadAsync", _eserp.Called);
    }

    [Fact]
    public async Task An_item_that_lost_its_stamp_is_no_echo()
    {
        InStep();
        List("X", "x1");

        Assert.Equal(Pair(), await PairAsync());
    }

    [Fact]
    public async Task An_item_that_was_last_changed_before_the_scope_is_not_loaded()
    {
        Show(Item());
        Show(Item("Y"));
        List("X", modified: _context.ScopeStart - Duration.Epsilon);
        List("Y", modified: _context.ScopeStart);

        LoadedBatch batch = await LoadAsync();

        Assert.Equal([new Pair { ItemId = "Y", Item = Item("Y") }, new Pair { ItemId = "X", IsOutOfScopeInExchange = true }], batch.Pairs);
        Assert.Equal(["Y"], Read);
    }

    [Theory]
    [InlineData("linked")]
    [InlineData("stamped")]
    [InlineData("of no scope")]
    [InlineData("of an unknown time")]
    public async Task An_old_item_is_loaded_where_it_is(string what)
    {
        Show(Item());
        List("X", stamp: what == "stamped" ? Stamp.For(1) : null, modified: what == "of an unknown time" ? null : _context.ScopeStart - Duration.Epsilon);
        if (what == "linked")
            _links.Add(Link());
        if (what == "of no scope")
            _context = _context with { Policy = _context.Policy with { HasScope = false } };

        Assert.True(await PairAsync() is { Item: not null, IsOutOfScopeInExchange: false });
    }

    [Fact]
    public async Task A_deleted_item_is_not_read_and_its_appointment_is()
    {
        InStep();
        Remove("X");

        LoadedBatch batch = await LoadAsync();

        Assert.Equal(Pair() with { Item = null, IsDeletedInExchange = true }, Assert.Single(batch.Pairs));
        Assert.Equal([101], batch.LinksSeen);
        Assert.Empty(_exchange.Called);
    }

    [Fact]
    public async Task A_deleted_item_whose_appointment_was_changed_is_not_read_either()
    {
        InStep();
        Remove("X");
        _candidates.EserpItems[1] = 8;

        Assert.Equal(Pair() with { Item = null, IsDeletedInExchange = true }, await PairAsync());
        Assert.Empty(_exchange.Called);
    }

    [Fact]
    public async Task A_deletion_that_was_reported_earlier_counts_only_where_the_item_is_still_not_there()
    {
        InStep();
        _candidates.LookAnewAt(new PendingItem(null, "X", Side.Exchange));

        Assert.Equal(Pair(), await PairAsync());
        Assert.Equal(["X"], Read);

        Remove("X");
        Assert.Equal(Pair() with { Item = null, IsDeletedInExchange = true }, await PairAsync());
    }

    [Fact]
    public async Task A_deletion_that_was_reported_earlier_of_what_nobody_knows_concerns_nobody()
    {
        _candidates.LookAnewAt(new PendingItem(null, "X", Side.Exchange));

        Assert.Empty((await LoadAsync()).Pairs);
    }

    [Fact]
    public async Task A_deletion_that_was_reported_earlier_is_not_forgotten_while_the_item_cannot_be_read()
    {
        InStep();
        Tear("X");
        _candidates.LookAnewAt(new PendingItem(null, "X", Side.Exchange));

        Assert.Equal(Pair() with { Item = null, IsDeletedInExchange = true, Unreadable = "torn" }, await PairAsync());
    }

    [Fact]
    public async Task An_item_that_cannot_be_read_is_not_deleted()
    {
        InStep();
        Tear("X");
        List("X");

        Assert.Equal(Pair() with { Item = null, Unreadable = "torn" }, await PairAsync());
    }

    [Fact]
    public async Task A_new_appointment_is_searched_nowhere()
    {
        _rows.Add(Row());
        _candidates.EserpItems[1] = 7;

        Assert.Equal(new Pair { EserpId = 1, Eserp = Row() }, await PairAsync());
        Assert.Empty(_exchange.Called);
    }

    [Fact]
    public async Task An_appointment_is_deleted_only_where_that_was_reported_and_it_is_not_shown()
    {
        InStep();
        _candidates.DeletedEserpItems.Add(1);
        Assert.Equal(Pair(), await PairAsync());

        _rows.Clear();
        Assert.Equal(Pair() with { Eserp = null, IsDeletedInEserp = true }, await PairAsync());

        _candidates.DeletedEserpItems.Clear();
        _candidates.EserpItems[1] = null;
        Assert.Equal(Pair() with { Eserp = null }, await PairAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("X")]
    public async Task An_item_that_is_not_where_its_link_says_is_searched_by_its_stamp(string? itemId)
    {
        _links.Add(Link(itemId: itemId));
        _rows.Add(Row());
        Show(Stamped("N"));
        _candidates.EserpItems[1] = 8;

        Assert.Equal(Pair() with { Link = Link(itemId: itemId), ItemId = "N", Item = Stamped("N"), IsAdopted = true }, await PairAsync());
        Assert.Equal([Stamp.For(1)], Searched);
        Assert.Equal(itemId is null ? ["N"] : ["X", "N"], Read);
    }

    [Fact]
    public async Task The_item_of_a_deleted_appointment_is_searched_too()
    {
        _links.Add(Link(itemId: null));
        Show(Stamped("N"));
        _candidates.DeletedEserpItems.Add(1);

        Assert.True(await PairAsync() is { EserpId: 1, ItemId: "N", IsAdopted: true, IsDeletedInEserp: true });
    }

    [Fact]
    public async Task An_item_that_cannot_be_read_is_not_searched()
    {
        InStep();
        Tear("X");
        _candidates.EserpItems[1] = 8;

        Assert.Equal("torn", (await PairAsync()).Unreadable);
        Assert.Empty(Searched);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deleted_item_whose_last_write_is_open_may_have_been_created_again(bool isReportedEarlier)
    {
        _links.Add(Link() with { Intent = Content("A") });
        _rows.Add(Row());
        Show(Stamped("N"));
        _stamps.Add((Stamp.For(1), "X"));
        Remove("X");
        if (isReportedEarlier)
            List("X");

        Assert.True(await PairAsync() is { EserpId: 1, ItemId: "N", Item: not null, IsAdopted: true, IsDeletedInExchange: false });
        Assert.Equal(isReportedEarlier ? ["X", "N"] : ["N"], Read);
    }

    [Fact]
    public async Task What_was_given_up_is_not_searched()
    {
        _links.Add(Link(itemId: null) with { State = LinkState.Detached });
        _candidates.DeletedEserpItems.Add(1);

        Assert.True(await PairAsync() is { EserpId: 1, ItemId: null });
        Assert.Empty(_exchange.Called);
    }

    [Fact]
    public async Task What_is_found_by_its_stamp_and_was_listed_is_read_once()
    {
        _links.Add(Link(itemId: null));
        _rows.Add(Row());
        Show(Stamped("N"));
        List("N");
        _candidates.EserpItems[1] = 8;

        Assert.True(await PairAsync() is { EserpId: 1, ItemId: "N" });
        Assert.Equal(["N"], Read);
        Assert.Equal([Stamp.For(1)], Searched);
    }

    [Fact]
    public async Task What_is_found_twice_is_one_item()
    {
        _links.Add(Link(itemId: null));
        Show(Stamped("N"));
        _stamps.Add(_stamps[0]);
        _candidates.EserpItems[1] = 8;

        Assert.True(await PairAsync() is { EserpId: 1, ItemId: "N" });
    }

    [Fact]
    public async Task What_is_found_and_belongs_to_another_appointment_stays_with_it()
    {
        _links.Add(Link(itemId: null));
        _links.Add(Link(2, "N"));
        _rows.Add(Row());
        _rows.Add(Row(2));
        Show(Stamped("N"));
        _candidates.EserpItems[1] = 8;

        IReadOnlyList<Pair> pairs = (await LoadAsync()).Pairs;

        Assert.Equal([(2, "N", Row(2)), (1, null, Row())], pairs.Select(pair => (pair.EserpId, pair.ItemId, pair.Eserp)));
    }

    [Fact]
    public async Task Nothing_that_was_searched_is_missing_while_something_found_cannot_be_read()
    {
        _links.Add(Link(itemId: null));
        _links.Add(Link(2, itemId: null));
        Show(Stamped("N", 2));
        Tear("T", 1);
        _candidates.EserpItems[1] = 8;
        _candidates.EserpItems[2] = 8;

        IReadOnlyList<Pair> pairs = (await LoadAsync()).Pairs;

        Assert.Equal([(null, "T", "torn"), (2, "N", null), (1, null, "torn")], pairs.Select(pair => (pair.EserpId, pair.ItemId, pair.Unreadable)));
        Assert.Equal(["N T"], Read);
    }

    [Fact]
    public async Task What_is_missing_is_not_in_doubt_where_all_that_was_found_can_be_read()
    {
        _links.Add(Link(itemId: null));
        _links.Add(Link(2, itemId: null));
        Show(Stamped("N", 2));
        _stamps.Add((Stamp.For(1), "gone"));
        _candidates.EserpItems[1] = 8;
        _candidates.EserpItems[2] = 8;

        Assert.All((await LoadAsync()).Pairs, pair => Assert.Null(pair.Unreadable));
    }

    [Fact]
    public async Task An_item_whose_link_is_lost_is_known_by_the_stamp_that_it_carries_now()
    {
        _rows.Add(Row());
        Show(Stamped("X"));
        List("X", stamp: Stamp.For(5));

        Assert.Equal(new Pair { EserpId = 1, ItemId = "X", Eserp = Row(), Item = Stamped("X") }, await PairAsync());
    }

    [Theory]
    [InlineData("there")]
    [InlineData("gone")]
    [InlineData("deleted")]
    [InlineData("listed")]
    public async Task A_stamped_item_is_a_copy_while_its_original_is_there(string original)
    {
        InStep();
        Show(Stamped("N"));
        List("N");
        if (original == "gone")
            _folder.Remove("X");
        if (original == "deleted")
            Remove("X");
        if (original == "listed")
            List("X");
        bool isCopy = original is "there" or "listed";

        Pair pair = (await LoadAsync()).Pairs.Single(pair => pair.ItemId == "N");

        Assert.Equal(isCopy ? (null, null, false) : (1, Row(), true), (pair.EserpId, pair.Eserp, pair.IsAdopted));
        Assert.Equal(original switch { "deleted" => ["N"], "listed" => ["N X"], _ => ["N", "X"] }, Read);
    }

    [Fact]
    public async Task A_moved_item_takes_the_place_of_its_original_also_where_both_are_listed()
    {
        InStep();
        _folder.Clear();
        Show(Stamped("N"));
        List("X");
        List("N");

        Assert.True(await PairAsync() is { EserpId: 1, ItemId: "N", IsAdopted: true });
    }

    [Fact]
    public async Task Of_several_items_with_one_stamp_the_oldest_is_the_original()
    {
        Show(Stamped("A") with { Created = Morning });
        Show(Stamped("B") with { Created = Morning - Duration.FromDays(1) });
        List("A");
        List("B");

        Assert.Equal([("B", 1), ("A", null)], (await LoadAsync()).Pairs.Select(pair => (pair.ItemId!, pair.EserpId)));
    }

    [Fact]
    public async Task Of_several_items_of_one_age_the_same_is_the_original_each_time()
    {
        Show(Stamped("a"));
        Show(Stamped("B"));
        List("a");
        List("B");

        Assert.Equal([("B", 1), ("a", null)], (await LoadAsync()).Pairs.Select(pair => (pair.ItemId!, pair.EserpId)));
    }

    [Fact]
    public async Task An_item_that_cannot_be_read_is_known_by_the_stamp_that_the_list_told()
    {
        _links.Add(Link(itemId: null));
        _rows.Add(Row());
        Tear("N");
        List("N", stamp: Stamp.For(1));

        Assert.Equal(Pair() with { Link = Link(itemId: null), ItemId = "N", Item = null, IsAdopted = true, Unreadable = "torn" }, await PairAsync());
    }

    [Fact]
    public async Task Occurrences_whose_links_are_lost_are_known_by_their_series()
    {
        _rows.Add(Row());
        _occurrences.Add(new EserpOccurrence(1, Monday));
        Show(Item("O") with { Series = Monday });
        Show(Item("P") with { Series = Tuesday });
        List("O");
        List("P");

        LoadedBatch batch = await LoadAsync();

        Assert.Equal([("O", 1, Row()), ("P", null, null)], batch.Pairs.Select(pair => (pair.ItemId!, pair.EserpId, pair.Eserp)));
        Assert.Equal(["O", "P"], batch.FirstSeen);
        Assert.Empty(batch.LinksSeen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_occurrence_takes_the_place_of_one_that_is_not_there_any_more(bool isThere)
    {
        InStep();
        _occurrences.Add(new EserpOccurrence(1, Monday));
        Show(Item("O") with { Series = Monday });
        List("O");
        if (!isThere)
            _folder.Remove("X");

        LoadedBatch batch = await LoadAsync();

        Assert.Equal(isThere ? (null, false) : (1L, true), (Assert.Single(batch.Pairs).EserpId, batch.Pairs[0].IsAdopted));
        Assert.Equal(["O", "X"], Read);
        Assert.Equal(["O"], batch.FirstSeen);
    }

    [Theory]
    [InlineData(0, true, false)]
    [InlineData(0, false, false)]
    [InlineData(0, true, true)]
    [InlineData(-40, true, false)]
    public async Task An_appointment_that_is_an_occurrence_and_has_no_link_is_searched_by_its_series(int day, bool isThere, bool isTorn)
    {
        SeriesKey series = Monday with { Start = Morning + Duration.FromDays(day) };
        _rows.Add(Row() with { Series = series });
        Show(Item("O") with { Series = series });
        if (isTorn)
            Tear("O");
        _occurrences.Add(new EserpOccurrence(1, series));
        _candidates.EserpItems[1] = 8;
        bool isLookedFor = day == 0;
        _exchange.On("GetOccurrencesAsync", (Interval span) =>
        {
            Assert.Equal(new Interval(series.Start - Duration.FromDays(1), series.Start + Duration.FromDays(1)), span);
            return (IReadOnlyList<ExchangeOccurrence>)(isThere ? [new ExchangeOccurrence(new ExchangeItemId("O", "o1"), series, series.Start)] : []);
        });

        Pair pair = (await LoadAsync()).Pairs.Single(pair => pair.EserpId == 1);

        Assert.Equal(isLookedFor && isThere && !isTorn ? "O" : null, pair.ItemId);
        Assert.Equal(isTorn, pair.Unreadable is not null);
        Assert.Equal(isLookedFor, _exchange.Called.Contains("GetOccurrencesAsync"));
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, true)]
    [InlineData(false, false, true)]
    public async Task What_has_no_link_is_searched_by_its_stamp_where_no_list_would_name_it(bool comesBack, bool isFirst, bool isSearched)
    {
        _context = _context with { Policy = _context.Policy with { ComesBack = comesBack }, IsFirst = isFirst };
        _rows.Add(Row());
        Show(Stamped("X"));
        _candidates.EserpItems[1] = 8;

        Pair pair = await PairAsync();

        Assert.Equal(isSearched ? "X" : null, pair.ItemId);
        Assert.Equal(isSearched ? [Stamp.For(1)] : [], Searched);
    }

    [Fact]
    public async Task A_linked_occurrence_is_not_searched_by_its_series()
    {
        InStep();
        Show(Item() with { Series = Monday });
        List("X");

        LoadedBatch batch = await LoadAsync();

        Assert.Equal(1, Assert.Single(batch.Pairs).EserpId);
        Assert.Empty(batch.FirstSeen);
        Assert.DoesNotContain("FindBySeriesAsync", _eserp.Called);
    }

    [Fact]
    public async Task What_no_list_had_named_is_seen_for_the_first_time()
    {
        InStep();
        InStep(2, "Y");
        InStep(3, "Z");
        _links[0] = _links[0] with { IsUnseen = true };
        _links[1] = _links[1] with { IsUnseen = true };
        List("X", "x1", Stamp.For(1));
        List("Z");
        Remove("Y");

        LoadedBatch batch = await LoadAsync();

        Assert.Equal([101, 103, 102], batch.LinksSeen);
        Assert.Equal(["X", "Y"], batch.FirstSeen);
    }

    [Fact]
    public async Task A_meeting_that_comes_back_brings_its_appointment()
    {
        _links.Add(Link() with { State = LinkState.Detached, MeetingId = "M" });
        _rows.Add(Row());
        Show(Meeting("N", "M"));
        Show(Meeting("O", "M"));
        Show(Item("P"));
        List("N");
        List("O");
        List("P");

        LoadedBatch batch = await LoadAsync();

        Assert.Equal([("N", 1, Row(), true), ("O", null, null, false), ("P", null, null, false)], batch.Pairs.Select(pair => (pair.ItemId!, pair.EserpId, pair.Eserp, pair.IsAdopted)));
    }

    [Fact]
    public async Task A_linked_meeting_is_not_searched_by_its_id()
    {
        InStep();
        Show(Meeting("X", "M"));
        List("X");

        Assert.Equal(1, (await PairAsync()).EserpId);
        Assert.DoesNotContain("GetLinksByMeetingAsync", _eserp.Called);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_known_series_that_still_carries_a_stamp_is_not_what_an_appointment_lacks(bool isKnown)
    {
        _links.Add(Link());
        _rows.Add(Row());
        Show(Series("N"));
        Show(Item("Y"));
        List("Y");
        _candidates.EserpItems[1] = 8;
        if (isKnown)
            _seriesIds["N"] = "S";

        LoadedBatch batch = await LoadAsync();

        Assert.Equal(isKnown ? Pair() with { Item = null } : Pair() with { ItemId = "N", Item = Series("N"), IsAdopted = true }, batch.Pairs.Single(pair => pair.EserpId == 1));
        Assert.Empty(batch.FirstSeen);
        Assert.Equal(["N"], Assert.Single(_eserp.Given<IReadOnlyCollection<string>>("GetSeriesIdsAsync")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_series_that_has_outgrown_its_appointment_is_not_its_item(bool isOutgrown)
    {
        InStep();
        Show(Series("X"));
        _candidates.EserpItems[1] = null;
        if (isOutgrown)
            _candidates.Outgrown.Add("X");

        Pair pair = await PairAsync();

        Assert.Equal(isOutgrown ? (null, null, null) : ("X", Series("X"), "X"), (pair.ItemId, pair.Item, pair.Link!.ItemId));
        Assert.Equal((1, Content("A")), (pair.EserpId, pair.Base));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_known_series_does_not_go_with_the_appointment_that_it_was(bool isKnown)
    {
        _links.Add(Link());
        Show(Series("X"));
        _candidates.DeletedEserpItems.Add(1);
        if (isKnown)
            _seriesIds["X"] = "S";

        Pair pair = await PairAsync();

        Assert.True(pair.IsDeletedInEserp);
        Assert.Equal(isKnown ? null : Series("X"), pair.Item);
    }

    [Fact]
    public async Task An_occurrence_takes_the_place_before_the_series_that_still_carries_the_stamp()
    {
        _links.Add(Link(itemId: null));
        _rows.Add(Row());
        Show(Series("A"));
        Show(Item("O") with { Series = Monday });
        List("O");
        _candidates.Successors["O"] = 1;
        _candidates.EserpItems[1] = null;

        Assert.Equal("O", (await LoadAsync()).Pairs.Single(pair => pair.EserpId == 1).ItemId);
    }

    [Fact]
    public async Task A_known_series_does_not_stand_in_the_way_of_others()
    {
        _links.Add(Link(itemId: null));
        _links.Add(Link(2, "N"));
        Show(Stamped("O"));
        Show(Series("N", 2));
        List("N");
        _candidates.EserpItems[1] = 8;
        _seriesIds["N"] = "S";

        LoadedBatch batch = await LoadAsync();

        Assert.Equal([("N", 2, false), ("O", 1, true)], batch.Pairs.Select(pair => (pair.ItemId!, pair.EserpId, pair.IsAdopted)));
        Assert.All(batch.Pairs, pair => Assert.NotNull(pair.Item));
        Assert.Empty(batch.FirstSeen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_item_that_takes_the_place_of_another_comes_with_what_it_stands_for_now(bool isLinked)
    {
        if (isLinked)
            _links.Add(Link());
        _rows.Add(Row());
        Show(Item("N"));
        List("N");
        _candidates.Successors["N"] = 1;

        Assert.Equal(
            new Pair { Link = isLinked ? Link() : null, EserpId = 1, ItemId = "N", Eserp = Row(), Item = Item("N"), IsAdopted = isLinked, Base = isLinked ? Content("A") : null },
            await PairAsync());
    }

    [Fact]
    public async Task A_write_that_has_arrived_though_nobody_heard_of_it_is_what_both_sides_had_in_common()
    {
        InStep();
        _links[0] = _links[0] with { Intent = Content("B") };
        Show(Item(subject: "B"));
        List("X");
        Assert.Equal(Content("B"), (await PairAsync()).Base);

        Show(Item(subject: "C"));
        Assert.Equal(Content("A"), (await PairAsync()).Base);
        Tear("X");
        Assert.Equal(Content("A"), (await PairAsync()).Base);
    }

    [Fact]
    public async Task A_shared_place_counts_only_where_nothing_is_remembered()
    {
        _rows.Add(Row() with { Content = Content("B") with { Location = "Hof", Time = new AppointmentTime.AllDay(new LocalDate(2030, 1, 1), new LocalDate(2030, 1, 1)) } });
        Show(Stamped("X") with { Content = Content("A") with { Location = "Hof" } });
        List("X");
        Assert.Null((await PairAsync()).EserpId);

        _context = _context with { IsFirst = true };
        Assert.Equal(1, (await PairAsync()).EserpId);
    }

    private static SeriesKey Tuesday => Monday with { Start = Morning + Duration.FromDays(1) };

    private static ExchangeItem Stamped(string id, long eserpId = 1) => Item(id) with { Marks = new(Stamp.For(eserpId)) };

    private static ExchangeItem Series(string id, long eserpId = 1) => Stamped(id, eserpId) with { Series = Monday, IsSeries = true };

    private static ExchangeItem Meeting(string id, string meetingId) => Item(id) with { IsMeeting = true, MeetingId = meetingId };

    private void InStep(long eserpId = 1, string itemId = "X")
    {
        _links.Add(Link(eserpId, itemId));
        _rows.Add(Row(eserpId));
        Show(Item(itemId));
    }

    private void Show(ExchangeItem item)
    {
        _folder[item.Item.Id] = Found(item);
        if (item.Marks.Stamp is { } stamp)
            _stamps.Add((stamp, item.Item.Id));
    }

    private void Tear(string id, long? eserpId = null)
    {
        _folder[id] = Failed(id);
        if (eserpId is { } stamped)
            _stamps.Add((Stamp.For(stamped), id));
    }

    private void Remove(string id)
    {
        _folder.Remove(id);
        _candidates.DeletedItems.Add(id);
    }

    private void List(string id, string? changeKey = "new", string? stamp = null, Instant? modified = null) => _candidates.Items[id] = new SeenItem(changeKey, stamp, modified);

    private async Task<Pair> PairAsync() => Assert.Single((await LoadAsync()).Pairs);

    private Task<LoadedBatch> LoadAsync() => new PairLoader(_context).LoadAsync(_candidates, TestContext.Current.CancellationToken);

    /// <summary>What was asked for; nobody asks for nothing, or twice.</summary>
    private static IReadOnlyList<T> Chosen<T, TKey>(IEnumerable<T> all, IReadOnlyCollection<TKey> asked, Func<T, TKey> keyOf)
    {
        Assert.NotEmpty(asked);
        Assert.Distinct(asked);
        return [.. all.Where(one => asked.Contains(keyOf(one)))];
    }
}

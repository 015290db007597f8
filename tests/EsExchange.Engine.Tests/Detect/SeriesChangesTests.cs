using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Detect;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Detect;

public sealed class SeriesChangesTests
{
    private const string Master = "master";

    private readonly ScriptedPort _eserp;
    private readonly ScriptedPort _exchange;
    private readonly MailboxContext _context;
    private readonly SeriesChanges _series;
    private readonly Dictionary<string, string> _known = [];
    private readonly List<Link> _links = [];
    private readonly List<EserpItem> _rows = [];
    private readonly Dictionary<string, ExchangeRead> _items = [];
    private readonly List<ExchangeOccurrence> _occurrences = [];

    public SeriesChangesTests()
    {
        _context = Context with { Eserp = ScriptedPort.Of<IMailboxStore>(out _eserp), Exchange = ScriptedPort.Of<IExchangeFolder>(out _exchange) };
        _eserp.Allow("SaveSeriesIdsAsync")
            .On("GetSeriesIdsAsync", (IReadOnlyCollection<string> ids) => (IReadOnlyDictionary<string, string>)ids.Where(_known.ContainsKey).ToDictionary(id => id, id => _known[id]))
            .On("GetLinksBySeriesAsync", (IReadOnlyCollection<string> ids) => Links(link => link.Series is { } series && ids.Contains(series.SeriesId)))
            .On("GetLinksByItemAsync", (IReadOnlyCollection<string> ids) => Links(link => ids.Contains(link.ItemId)))
            .On("GetLinksByEserpIdAsync", (IReadOnlyCollection<long> ids) => Links(link => ids.Contains(link.EserpId)))
            .On("LoadAsync", (IReadOnlyCollection<long> ids) => (IReadOnlyList<EserpItem>)[.. _rows.Where(row => ids.Contains(row.Id))]);
        _exchange
            .On("LoadAsync", (IReadOnlyList<string> ids) => (IReadOnlyList<ExchangeRead>)[.. ids.Select(id => _items.GetValueOrDefault(id) ?? NotFound(id))])
            .On("GetOccurrencesAsync", (Interval window) => (IReadOnlyList<ExchangeOccurrence>)[.. _occurrences.Where(occurrence => window.Contains(occurrence.Start))]);
        _series = new SeriesChanges(_context);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_asked_where_a_page_is_empty_and_nothing_is_held()
    {
        await _series.CollectAsync(Page(), Cancellation);
        await _series.ConsiderAsync([], Cancellation);
        ResolvedSeries resolved = await _series.ResolveAsync(Cancellation);

        Assert.False(_series.IsHolding);
        Assert.True(resolved.Candidates.IsEmpty);
        Assert.Empty(_eserp.Called.Concat(_exchange.Called));
    }

    [Fact]
    public async Task A_series_is_held_until_it_is_resolved()
    {
        _known["ended"] = "E";
        Is(Master, Series());
        await _series.CollectAsync(Page(Changed(Master, isSeries: true), Changed("single"), Changed("ended")), Cancellation);

        Assert.True(_series.IsHolding);
        Assert.True(_series.Holds(Master) && _series.Holds("ended"));
        Assert.False(_series.Holds("single"));
        await _series.ResolveAsync(Cancellation);
        Assert.False(_series.IsHolding || _series.Holds(Master) || _series.Holds("ended"));
        Assert.Equal(["S"], _eserp.Given<IReadOnlyDictionary<string, string?>>("SaveSeriesIdsAsync").Single().Values);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_series_that_changed_or_one_that_ended_is_enough_to_hold(bool isSeries)
    {
        _known[Master] = "S";

        await _series.CollectAsync(Page(Changed(Master, isSeries)), Cancellation);

        Assert.True(_series.IsHolding);
    }

    [Fact]
    public async Task What_is_only_considered_is_not_held()
    {
        await _series.ConsiderAsync(["X"], Cancellation);
        Assert.False(_series.IsHolding || _series.Holds("X"));

        _known["X"] = "S";
        await _series.ConsiderAsync(["X"], Cancellation);
        Assert.True(_series.IsHolding);
    }

    [Fact]
    public async Task The_last_change_of_an_item_says_whether_it_is_a_series()
    {
        await _series.CollectAsync(Page(Changed(Master, isSeries: true), Changed(Master)), Cancellation);

        Assert.False(_series.IsHolding);
    }

    [Fact]
    public async Task The_occurrences_of_a_series_are_looked_at_with_their_versions()
    {
        Is(Master, Series());
        Occurs("o1", 1);
        Occurs("o2", 8, "Other");

        ResolvedSeries resolved = await ResolveAsync();

        Assert.Equal(new SeenItem("o1-1", null, null), Assert.Single(resolved.Candidates.Items, item => item.Key == "o1").Value);
        Assert.DoesNotContain("o2", resolved.Candidates.Items.Keys);
        Assert.Equal([Master], resolved.Masters);
        Assert.Equal([Master], resolved.Items);
        Assert.Empty(resolved.Unread);
        Assert.Equal([_series.Window], _exchange.Given<Interval>("GetOccurrencesAsync"));
    }

    [Fact]
    public async Task A_plan_remembers_no_series()
    {
        Is(Master, Series());
        var series = new SeriesChanges(_context with { PlanOnly = true });
        await series.CollectAsync(Page(Changed(Master, isSeries: true)), Cancellation);
        await series.ResolveAsync(Cancellation);

        Assert.DoesNotContain("SaveSeriesIdsAsync", _eserp.Called);
    }

    [Fact]
    public async Task An_occurrence_that_is_not_listed_is_deleted_only_where_it_is_gone()
    {
        Is(Master, Series());
        Linked(1, "there", 1);
        Linked(2, "gone", 2);
        Linked(3, "torn", 3);
        Linked(4, null, 4);
        Is("there", Item("there"));
        _items["torn"] = Failed("torn");

        Candidates candidates = (await ResolveAsync()).Candidates;

        Assert.Equal(["there"], candidates.Items.Keys);
        Assert.Equal(["gone"], candidates.DeletedItems);
        Assert.Empty(candidates.EserpItems);
        Assert.Empty(candidates.Successors);
    }

    [Fact]
    public async Task A_new_occurrence_takes_the_place_of_one_that_is_gone()
    {
        Is(Master, Series());
        Linked(1, "gone", 1);
        Linked(2, "kept", 8);
        Occurs("new", 1, hour: 2);
        Occurs("kept", 8);

        Candidates candidates = (await ResolveAsync()).Candidates;

        Assert.Equal(1, Assert.Single(candidates.Successors, succession => succession.Key == "new").Value);
        Assert.Single(candidates.Successors);
        Assert.Equal(SeenItem.Unknown, candidates.Items["new"]);
        Assert.Equal("kept-1", candidates.Items["kept"].ChangeKey);
        Assert.Empty(candidates.DeletedItems);
    }

    [Fact]
    public async Task An_occurrence_that_has_a_place_takes_no_other()
    {
        Is(Master, Series());
        Linked(1, "gone", 1);
        Linked(2, "kept", 8);
        Occurs("kept", 8);

        Candidates candidates = (await ResolveAsync()).Candidates;

        Assert.Empty(candidates.Successors);
        Assert.Equal(["gone"], candidates.DeletedItems);
    }

    [Fact]
    public async Task New_occurrences_take_places_in_the_order_of_their_starts()
    {
        Is(Master, Series());
        Linked(1, "gone1", 1);
        Linked(2, "gone2", 2);
        Occurs("late", 20);
        Occurs("early", 10);

        Candidates candidates = (await ResolveAsync()).Candidates;

        Assert.Equal((1, 2), (candidates.Successors["early"], candidates.Successors["late"]));
    }

    [Fact]
    public async Task Outside_of_the_window_nothing_is_deleted_but_looked_at()
    {
        Is(Master, Series());
        Linked(1, "far", -60);
        Linked(2, "gone", 1);

        Candidates candidates = (await ResolveAsync()).Candidates;

        Assert.Equal(["gone"], candidates.DeletedItems);
        Assert.Null(Assert.Single(candidates.EserpItems, item => item.Key == 1).Value);
        Assert.Equal(new Interval(At(-61), At(-59)), _exchange.Given<Interval>("GetOccurrencesAsync")[1]);
    }

    [Fact]
    public async Task Outside_of_the_window_an_occurrence_of_the_same_series_and_date_takes_the_place()
    {
        Is(Master, Series());
        Linked(1, "far", -60);
        Linked(2, "farther", -61, hour: 5);
        Linked(3, "linked", -61);
        Is("linked", Item("linked"));
        Occurs("new", -60, hour: 3);
        Occurs("foreign", -61, "Other");
        Occurs("linked", -61);

        Candidates candidates = (await ResolveAsync()).Candidates;

        Assert.Equal(("new", 1L), (Assert.Single(candidates.Successors).Key, candidates.Successors["new"]));
        Assert.Equal([2], candidates.EserpItems.Keys);
        Assert.Equal(new Interval(At(-62, 5), At(-59)), _exchange.Given<Interval>("GetOccurrencesAsync")[1]);
    }

    [Fact]
    public async Task What_is_listed_in_the_window_takes_one_place_though_it_lies_near_what_is_beyond()
    {
        Is(Master, Series());
        Linked(1, "far", -31);
        Linked(2, "nearer", -31, hour: 12);
        Occurs("inside", -30, hour: 6);

        Candidates candidates = (await ResolveAsync()).Candidates;

        Assert.Equal(1, Assert.Single(candidates.Successors).Value);
        Assert.Equal([2], candidates.EserpItems.Keys);
    }

    [Theory]
    [InlineData(LinkState.Linked, true)]
    [InlineData(LinkState.Detached, false)]
    public async Task An_occurrence_takes_the_place_of_the_single_item_that_the_series_was(LinkState state, bool isTaken)
    {
        Is(Master, Series());
        _links.Add(Link(1, Master) with { State = state });
        Occurs("o1", 4);

        Candidates candidates = (await ResolveAsync()).Candidates;

        Assert.Equal(isTaken, candidates.Successors.ContainsKey("o1"));
        Assert.Equal(["o1"], candidates.Items.Keys);
        Assert.Empty(candidates.DeletedItems);
    }

    [Fact]
    public async Task The_single_item_that_a_series_was_is_known_by_its_stamp_too()
    {
        Is(Master, Series() with { Marks = new(Stamp.For(1)) });
        _links.Add(Link(1, "former"));
        Occurs("o1", 4);

        Candidates candidates = (await ResolveAsync()).Candidates;

        Assert.Equal(1, candidates.Successors["o1"]);
    }

    [Theory]
    [InlineData(-60, false, "", true)]
    [InlineData(-60, true, "LetGo { EserpId = 1 }", true)]
    [InlineData(1, true, "", false)]
    public async Task An_appointment_that_became_a_series_without_it_is_let_go_outside_of_the_window(int day, bool isRun, string letGo, bool isOutgrown)
    {
        Is(Master, Series());
        _links.Add(Link(1, Master) with { Base = Content("A") with { Time = new AppointmentTime.Timed(At(day), At(day, 1)) } });
        _eserp.On("CommitAsync", (IReadOnlyList<ItemCommit> commits) => (IReadOnlyList<ItemCommitResult>)[.. commits.Select(_ => new ItemCommitResult(CommitOutcome.Committed, 1, 7, null))]);
        var series = new SeriesChanges(_context with { PlanOnly = !isRun });
        await series.CollectAsync(Page(Changed(Master, isSeries: true)), Cancellation);

        Candidates candidates = (await series.ResolveAsync(Cancellation)).Candidates;

        Assert.Equal(letGo, string.Join(' ', _eserp.Given<IReadOnlyList<ItemCommit>>("CommitAsync").SelectMany(commits => commits).Select(commit => commit.Link)));
        Assert.Equal(isOutgrown ? [Master] : [], candidates.Outgrown);
        Assert.Equal(isOutgrown ? [1] : [], candidates.EserpItems.Keys);
        Assert.Equal(isOutgrown ? [] : [Master], candidates.DeletedItems);
    }

    [Fact]
    public async Task An_appointment_that_was_let_go_is_looked_at_again()
    {
        Is(Master, Series() with { Marks = new(Stamp.For(1)) });
        _rows.Add(Row() with { Content = Content("B") });
        _links.Add(Link(1, null) with { Base = Content("A") });

        Candidates candidates = (await ResolveAsync()).Candidates;

        Assert.Equal([1], candidates.EserpItems.Keys);
        Assert.Empty(candidates.Outgrown);
        _links[0] = Link(1, null) with { Base = null };
        Assert.True((await ResolveAsync()).Candidates.IsEmpty);
    }

    [Fact]
    public async Task A_link_that_is_found_twice_counts_once()
    {
        Is(Master, Series() with { Marks = new(Stamp.For(1)) });
        _links.Add(Link(1, "gone") with { Series = new SeriesKey("S", At(1)) });
        Occurs("o1", 4);
        Occurs("o2", 5);

        Assert.Single((await ResolveAsync()).Candidates.Successors);
    }

    [Theory]
    [InlineData(true, false, "A", true)]
    [InlineData(true, true, "A", false)]
    [InlineData(true, false, "B", false)]
    [InlineData(false, false, "A", false)]
    public async Task An_occurrence_takes_the_place_of_an_appointment_whose_link_was_forgotten(bool isStamped, bool isOfSeries, string subject, bool isTaken)
    {
        Is(Master, Series() with { Marks = new(isStamped ? Stamp.For(1) : null) });
        EserpItem row = Row() with { Content = Content(subject) with { Time = new AppointmentTime.Timed(At(4), At(5)) } };
        _rows.Add(isOfSeries ? row with { Series = Monday } : row);
        Linked(2, "kept", 3);
        Occurs("earlier", 2);
        Occurs("kept", 3);
        Occurs("o1", 4);

        Candidates candidates = (await ResolveAsync()).Candidates;

        Assert.Equal(isTaken ? ["o1"] : [], candidates.Successors.Keys);
        Assert.Empty(candidates.DeletedItems);
    }

    [Fact]
    public async Task An_appointment_whose_link_was_forgotten_is_not_deleted_where_no_occurrence_is_left()
    {
        Is(Master, Series() with { Marks = new(Stamp.For(1)) });
        _rows.Add(Row());

        Assert.True((await ResolveAsync()).Candidates.IsEmpty);
    }

    [Fact]
    public async Task A_link_without_an_item_does_not_keep_an_appointment_from_being_found()
    {
        Is(Master, Series() with { Marks = new(Stamp.For(1)) });
        _rows.Add(Row());
        _links.Add(Link(1, null));
        Occurs("o1", 4);
        Assert.Equal(1, (await ResolveAsync()).Candidates.Successors["o1"]);

        _links[0] = Link(1, "elsewhere");
        Is("elsewhere", Item("elsewhere"));
        Linked(2, "kept", 3);
        Occurs("kept", 3);
        Assert.Empty((await ResolveAsync()).Candidates.Successors);
    }

    [Fact]
    public async Task A_series_that_was_deleted_takes_its_occurrences_with_it()
    {
        _known[Master] = "S";
        Linked(1, "o1", 1);
        Linked(2, null, 2);

        ResolvedSeries resolved = await ResolveAsync(isSeries: false);

        Assert.Equal([Master, "o1"], resolved.Candidates.DeletedItems.Order());
        Assert.Empty(resolved.Candidates.Items);
        Assert.Equal([Master], resolved.Items);
        Assert.Empty(resolved.Masters);
        Assert.Empty(_exchange.Given<Interval>("GetOccurrencesAsync"));
    }

    [Fact]
    public async Task A_series_that_became_a_single_item_gives_it_the_place_of_one_occurrence()
    {
        _known[Master] = "S";
        Is(Master, Item(Master));
        Linked(1, "o1", 1);
        Linked(2, "o2", 2);

        Candidates candidates = (await ResolveAsync(isSeries: false)).Candidates;

        Assert.Equal(1, candidates.Successors[Master]);
        Assert.Equal(["o2"], candidates.DeletedItems);
        Assert.Equal(SeenItem.Unknown, Assert.Single(candidates.Items, item => item.Key == Master).Value);
    }

    [Fact]
    public async Task A_copy_of_what_was_a_series_waits_until_the_series_has_given_its_place_away()
    {
        _known[Master] = "S";
        Is(Master, Item(Master));
        Linked(1, "o1", 1);
        ExchangeChange ended = Changed(Master) with { Stamp = Stamp.For(1) };
        ExchangeChange copy = Changed("copy") with { Stamp = Stamp.For(1) };
        await _series.CollectAsync(Page(copy, ended, Changed("other") with { Stamp = Stamp.For(2) }, Changed("plain")), Cancellation);
        Assert.True(_series.Holds("copy"));
        Assert.False(_series.Holds("other") || _series.Holds("plain"));

        Candidates candidates = (await _series.ResolveAsync(Cancellation)).Candidates;

        Assert.Equal(1, candidates.Successors[Master]);
        Assert.Equal(new SeenItem("k", Stamp.For(1), Morning), candidates.Items["copy"]);
        Assert.False(_series.Holds("copy"));
    }

    [Fact]
    public async Task A_copy_that_is_deleted_meanwhile_waits_no_longer()
    {
        _known[Master] = "S";
        await _series.CollectAsync(Page(Changed(Master) with { Stamp = Stamp.For(1) }, Changed("copy") with { Stamp = Stamp.For(1) }), Cancellation);
        await _series.CollectAsync(Page(Changed("copy") with { IsDeleted = true, Stamp = null }), Cancellation);

        Assert.False(_series.Holds("copy"));
    }

    [Fact]
    public async Task A_single_item_that_is_linked_already_takes_no_place()
    {
        _known[Master] = "S";
        Is(Master, Item(Master));
        _links.Add(Link(9, Master));
        Linked(1, "o1", 1);

        Candidates candidates = (await ResolveAsync(isSeries: false)).Candidates;

        Assert.Empty(candidates.Successors);
        Assert.Equal(["o1"], candidates.DeletedItems);
    }

    [Fact]
    public async Task A_series_that_goes_on_under_another_item_has_not_ended()
    {
        _known["former"] = "S";
        Is(Master, Series());
        Linked(1, "o1", 1);
        Occurs("o1", 1);

        await _series.CollectAsync(Page(Changed("former"), Changed(Master, isSeries: true)), Cancellation);
        ResolvedSeries resolved = await _series.ResolveAsync(Cancellation);

        Assert.Empty(resolved.Candidates.DeletedItems);
        Assert.Equal([Master], resolved.Items);
    }

    [Fact]
    public async Task A_series_that_cannot_be_read_has_not_ended_and_is_told_unless_it_was_only_considered()
    {
        _known[Master] = "S";
        _items[Master] = Failed(Master);
        _items["considered"] = Failed("considered");
        Linked(1, "o1", 1);
        await _series.ConsiderAsync(["considered"], Cancellation);

        ResolvedSeries resolved = await ResolveAsync(isSeries: false);

        Assert.True(resolved.Candidates.IsEmpty);
        Assert.Equal([Master], resolved.Unread.Select(read => read.ItemId));
        Assert.Empty(resolved.Items);
    }

    [Fact]
    public async Task An_item_that_turns_out_to_be_a_series_when_considered_is_one()
    {
        Is(Master, Series());
        Is("single", Item("single"));
        Occurs("o1", 1);
        await _series.ConsiderAsync([Master, "single"], Cancellation);

        ResolvedSeries resolved = await _series.ResolveAsync(Cancellation);

        Assert.Equal([Master], resolved.Masters);
        Assert.Equal(["o1"], resolved.Candidates.Items.Keys);
        Assert.True((await _series.ResolveAsync(Cancellation)).Candidates.IsEmpty);
    }

    [Fact]
    public async Task An_item_that_is_no_series_and_was_none_costs_no_look_at_links()
    {
        Is("single", Item("single"));
        await _series.ConsiderAsync(["single"], Cancellation);

        Assert.True((await _series.ResolveAsync(Cancellation)).Candidates.IsEmpty);
        Assert.Equal(["GetSeriesIdsAsync"], _eserp.Called);
    }

    [Fact]
    public async Task A_series_that_ended_is_looked_at_once()
    {
        _known[Master] = "S";
        await _series.ConsiderAsync([Master], Cancellation);
        await _series.ResolveAsync(Cancellation);

        Assert.True((await _series.ResolveAsync(Cancellation)).Candidates.IsEmpty);
        Assert.Single(_exchange.Given<IReadOnlyList<string>>("LoadAsync"));
    }

    [Fact]
    public async Task An_item_without_a_series_is_no_master()
    {
        Is(Master, Item(Master) with { IsSeries = true });
        Is("occurrence", Item("occurrence") with { Series = Monday });
        await _series.ConsiderAsync(["occurrence"], Cancellation);

        ResolvedSeries resolved = await ResolveAsync();

        Assert.Empty(resolved.Masters);
        Assert.DoesNotContain("SaveSeriesIdsAsync", _eserp.Called);
        Assert.DoesNotContain("GetOccurrencesAsync", _exchange.Called);
    }

    [Fact]
    public async Task What_comes_into_the_window_is_looked_at()
    {
        Instant end = _series.Window.End;
        _occurrences.Add(new ExchangeOccurrence(new ExchangeItemId("o1", "k"), new SeriesKey("S", end), end - Duration.FromHours(1)));

        var part = new Interval(end - Duration.FromDays(1), end);

        Assert.Equal("k", Assert.Single((await _series.EnteredAsync(part, Cancellation)).Items, item => item.Key == "o1").Value.ChangeKey);
        Assert.Equal([part], _exchange.Given<Interval>("GetOccurrencesAsync"));
    }

    [Fact]
    public void The_window_lies_around_now() =>
        Assert.Equal(
            new Interval(Morning - Duration.FromDays(30), Morning + Duration.FromDays(365)),
            _series.Window);

    private static Instant At(int day, int hour = 0) => Morning + Duration.FromDays(day) + Duration.FromHours(hour);

    private static ExchangeItem Series() => Item(Master) with { IsSeries = true, Series = new SeriesKey("S", Morning) };

    private static ExchangeChangePage Page(params ExchangeChange[] changes) => new(changes, "t", true);

    private static ExchangeChange Changed(string id, bool isSeries = false) => new(new ExchangeItemId(id, "k"), false, null, Morning, isSeries);

    private void Is(string id, ExchangeItem item) => _items[id] = Found(item);

    private void Occurs(string id, int day, string series = "S", int hour = 0) =>
        _occurrences.Add(new ExchangeOccurrence(new ExchangeItemId(id, $"{id}-1"), new SeriesKey(series, At(day, hour)), At(day, hour)));

    private void Linked(long eserpId, string? itemId, int day, int hour = 0) => _links.Add(Link(eserpId, itemId) with { Series = new SeriesKey("S", At(day, hour)) });

    private async Task<ResolvedSeries> ResolveAsync(bool isSeries = true)
    {
        await _series.CollectAsync(Page(Changed(Master, isSeries)), Cancellation);
        return await _series.ResolveAsync(Cancellation);
    }

    private IReadOnlyList<Link> Links(System.Func<Link, bool> belongs) => [.. _links.Where(belongs)];
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Mailboxes;

public sealed class MailboxRunTests
{
    private static readonly ExchangeException Forgotten = new("SyncState", "forgotten", isSyncStateInvalid: true);

    private readonly SmallBox _box = new();

    private SmallStore Eserp => _box.Eserp;

    private SmallFolder Exchange => _box.Exchange;

    [Fact]
    public async Task The_first_run_brings_each_side_what_it_lacks_and_the_next_finds_nothing()
    {
        Eserp.Put(Row(subject: "E"));
        Exchange.Put(Item(subject: "X"));

        await _box.RunAsync();

        Assert.Equal(["E", "X"], _box.TitlesInEserp);
        Assert.Equal(["X", "E"], _box.TitlesInExchange);
        Assert.Equal(["X", "E"], _box.Observer.Made.Select(change => change.Subject));
        Assert.DoesNotContain(Eserp.Links, link => link.IsUnseen);
        Assert.Equal(new MailboxPosition(Exchange.Address, $"s{Exchange.Changes.Count}", $"e{Eserp.Feed.Count}", _box.WindowEnd, MarkSettings.Of(_box.Context)), Eserp.Position);

        int before = _box.Log.Lines.Count;
        await _box.RunAsync();
        Assert.Equal([$"list {Eserp.Position.SyncState} 256", $"feed {Eserp.Position.ChangeToken} 256"], _box.Log.Lines.Skip(before));
    }

    [Fact]
    public async Task An_empty_mailbox_is_begun_once()
    {
        await _box.RunAsync();

        Assert.Equal("s0", Eserp.Position.SyncState);
        Assert.Equal("e0", Eserp.Position.ChangeToken);
        int before = _box.Log.Lines.Count;
        await _box.RunAsync();
        Assert.Equal(["list s0 256", "feed e0 256"], _box.Log.Lines.Skip(before));
    }

    [Fact]
    public async Task A_position_is_stored_after_what_lies_before_it_was_applied()
    {
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        _box.Settle();
        Exchange.PageSize = Eserp.PageSize = 1;
        _box.Rename("X", "x");
        _box.Rename("Y", "y");

        await _box.RunAsync();

        Assert.Equal(
            ["commit Update Put Committed", "save s3 e2", "commit Update Put Committed", "save s4 e2", "save s4 e3", "save s4 e4"],
            _box.Log.Of("commit", "save"));
        Assert.Equal(["x", "y"], _box.TitlesInEserp);
    }

    [Fact]
    public async Task What_eserp_changed_is_brought_page_by_page()
    {
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        _box.Settle();
        Exchange.PageSize = Eserp.PageSize = 1;
        _box.Rename(1, "x");
        _box.Rename(2, "y");

        await _box.RunAsync();

        Assert.Equal(["update X", "save s2 e3", "update Y", "save s2 e4", "save s3 e4", "save s4 e4"], _box.Log.Of("update", "save"));
        Assert.Equal(["x", "y"], _box.TitlesInExchange);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Exchange_is_listed_once_more_after_a_write_to_eserp(bool isListedInFull)
    {
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        _box.Settle();
        Exchange.PageSize = 1;
        _box.Rename("X", "x");
        Exchange.Put(Exchange.Items["Y"]);
        if (isListedInFull)
            Eserp.Position = Eserp.Position with { SyncState = null };

        await _box.RunAsync();

        Assert.Equal(isListedInFull ? ["list - 256", "list s1 256", "list s2 256", "list s3 256", "list s4 256"] : ["list s2 256", "list s3 256", "list s4 256"], _box.Log.Of("list"));
    }

    [Fact]
    public async Task Exchange_is_listed_once_more_after_a_write_to_it()
    {
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        _box.Settle();
        Eserp.PageSize = 1;
        _box.Rename(1, "x");
        Eserp.Put(Eserp.Rows[2]);

        await _box.RunAsync();

        Assert.Equal(["list s2 256", "update X", "list s2 256"], _box.Log.Of("list", "update"));
    }

    [Fact]
    public async Task A_token_that_moved_on_without_changes_is_not_stored()
    {
        _box.AddPair(1, "X");
        _box.Settle();
        Exchange.TokenEnd = "+";

        await _box.RunAsync();

        Assert.Empty(_box.Log.Of("save"));
    }

    [Fact]
    public async Task A_token_that_moved_on_without_changes_is_stored_with_the_next_change()
    {
        _box.AddPair(1, "X");
        _box.Settle();
        Exchange.TokenEnd = "+";
        _box.Rename(1, "x");

        await _box.RunAsync();

        Assert.Equal(["save s1+ e2", "save s2+ e2"], _box.Log.Of("save"));
    }

    [Fact]
    public async Task A_mailbox_with_another_address_is_listed_anew()
    {
        _box.AddPair(1, "X");
        _box.Settle();
        Eserp.Position = Eserp.Position with { MailboxAddress = "anna@old.example" };

        await _box.RunAsync();

        Assert.Equal(["list - 256"], _box.Log.Of("list"));
        Assert.Equal(["save s1 e1"], _box.Log.Of("save"));
        Assert.Equal(Exchange.Address, Eserp.Position.MailboxAddress);
    }

    [Fact]
    public async Task A_mailbox_with_another_address_is_offered_the_categories_and_its_items_need_no_second_look()
    {
        Offer();
        _box.AddPair(1, "X");
        _box.Settle();
        Eserp.Position = Eserp.Position with { MailboxAddress = "anna@old.example" };
        Eserp.SetAside.Add(new PendingItem(null, "Z"));

        await _box.RunAsync();

        Assert.Equal(["links 0 256", "links 101 256", "offer ES_5_Aufgabe"], _box.Log.Of("offer", "links", "window", "resolve"));
        Assert.Equal(MarkSettings.Of(_box.Context), Eserp.Position.Settings);
    }

    [Fact]
    public async Task A_mailbox_with_another_address_that_could_not_be_offered_the_categories_is_offered_them_in_the_next_run()
    {
        Offer();
        _box.Settle();
        Eserp.Position = Eserp.Position with { MailboxAddress = "anna@old.example", WindowEnd = null };
        Exchange.CategoryTrouble = new ExchangeException("Unreachable", "gone");
        await Assert.ThrowsAsync<ExchangeException>(_box.RunAsync);
        Exchange.CategoryTrouble = null;

        await _box.RunAsync();

        Assert.Equal(["offer ES_5_Aufgabe", "offer ES_5_Aufgabe"], _box.Log.Of("offer"));
        Assert.Equal(MarkSettings.Of(_box.Context), Eserp.Position.Settings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_of_categories_that_was_left_open_is_offered_again_and_taken_for_no_item(bool areOffered)
    {
        if (areOffered)
            Offer();
        _box.AddPair(1, "X");
        _box.Settle();
        Eserp.Pending.Add(new PendingItem(null, "CategoryList"));

        await _box.RunAsync();

        Assert.Equal(areOffered ? ["offer ES_5_Aufgabe", "resolve 77"] : ["resolve 77"], _box.Log.Of("offer", "read", "series", "links", "resolve"));
        Assert.Equal(Eserp.Pending, Eserp.Resolved);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_place_tells_whose_an_item_is_in_the_first_run_only(bool isFirst)
    {
        var day = new LocalDate(2030, 1, 1);
        Eserp.Put(Row() with { Content = Content("B") with { Location = "Hof", Time = new AppointmentTime.AllDay(day, day) } });
        _box.Settle();
        Exchange.Put(SmallBox.Stamped(1, Item() with { Content = Content("A") with { Location = "Hof" } }));
        if (isFirst)
            Eserp.Position = MailboxPosition.Start;

        await _box.RunAsync();

        Assert.Equal(isFirst ? 1 : 2, Eserp.Rows.Count);
    }

    [Fact]
    public async Task A_forgotten_token_begins_a_list_in_full_and_what_it_does_not_name_is_looked_at()
    {
        _box.AddPair(1, "X");
        _box.AddUnlisted(2, "Y");
        _box.AddUnlisted(3, "Z");
        _box.Settle();
        _box.Rename("X", "x");
        Exchange.Items["Y"] = Exchange.Items["Y"] with { Item = new ExchangeItemId("Y", "y2"), Content = Content("y") };
        Exchange.Items.Remove("Z");
        Exchange.Trouble = token => token == "s1" ? Forgotten : null;

        await _box.RunAsync();

        Assert.Equal(["list s1 256", "list - 256"], _box.Log.Of("list").Take(2));
        Assert.Equal(["read X", "read Y,Z"], _box.Log.Of("read"));
        Assert.Equal(["x", "y", "A"], _box.TitlesInEserp);
    }

    [Fact]
    public async Task A_list_in_full_counts_only_once_all_that_it_did_not_name_was_looked_at()
    {
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        _box.AddUnlisted(3, "Z");
        _box.Settle();
        Eserp.Position = Eserp.Position with { SyncState = null, ChangeToken = "e1" };
        Exchange.PageSize = Eserp.PageSize = 1;

        await _box.RunAsync();

        Assert.Equal(
            ["list - 256", "list s1 256", "links 0 256", "links 101 256", "links 102 256", "read Z", "links 103 256", "save s2 e2", "save s2 e3"],
            _box.Log.Of("list", "links", "read", "save"));
    }

    [Fact]
    public async Task A_list_in_full_is_remembered_though_it_names_nothing()
    {
        _box.Settle();
        Eserp.Position = Eserp.Position with { SyncState = null };

        await _box.RunAsync();

        Assert.Equal(["save s0 e0"], _box.Log.Of("save"));
    }

    [Fact]
    public async Task A_list_in_full_says_nothing_of_an_appointment_whose_item_is_not_known_yet()
    {
        Eserp.Put(Row());
        Eserp.Links.Add(Link(itemId: null) with { Base = null, Intent = Content("A") });
        _box.Settle();
        Eserp.Position = Eserp.Position with { SyncState = null };

        await _box.RunAsync();

        Assert.Empty(Exchange.Items);
    }

    [Fact]
    public async Task A_list_in_part_leaves_alone_what_it_does_not_name()
    {
        _box.AddPair(1, "X");
        _box.AddUnlisted(2, "Y");
        _box.Settle();
        _box.Rename("X", "x");

        await _box.RunAsync();

        Assert.Empty(_box.Log.Of("links"));
        Assert.Equal(["read X"], _box.Log.Of("read"));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task What_is_wrong_with_the_mailbox_ends_the_run(bool isListedInFull, bool isSyncStateInvalid)
    {
        _box.AddPair(1, "X");
        _box.Settle();
        if (isListedInFull)
            Eserp.Position = Eserp.Position with { SyncState = null };
        var error = new ExchangeException("Trouble", "trouble", isSyncStateInvalid);
        Exchange.Trouble = _ => error;

        Assert.Same(error, await Assert.ThrowsAsync<ExchangeException>(_box.RunAsync));
        Assert.Single(_box.Log.Of("list"));
    }

    [Fact]
    public async Task What_Exchange_did_not_name_is_looked_at_again_after_its_next_list_where_a_write_may_have_arrived()
    {
        _box.Settle();
        Eserp.Put(Row());
        var outcomes = new Queue<WriteOutcome>([WriteOutcome.Unknown]);
        Exchange.Outcome = () => outcomes.Count > 0 ? outcomes.Dequeue() : WriteOutcome.Written;

        await _box.RunAsync();

        Assert.Equal(["list s0 256", "create N1", "list s0 256", "create N1", "list s0 256"], _box.Log.Of("list", "create"));
        Assert.Single(Exchange.Items);
    }

    [Fact]
    public async Task A_run_ends_after_ten_rounds_though_users_do_not()
    {
        _box.Settle();
        Eserp.Put(Row());
        long last = 1;
        Exchange.Outcome = () =>
        {
            Eserp.Put(Row(++last));
            return WriteOutcome.Written;
        };

        await _box.RunAsync();

        Assert.Equal(10, Exchange.Items.Count);
        Assert.Equal(10, _box.Log.Of("list").Count());
    }

    [Fact]
    public async Task Deletions_that_wait_hold_the_position_until_they_are_told()
    {
        Limit(0);
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        _box.Settle();
        Exchange.Delete("X");
        _box.Rename(2, "y");

        await _box.RunAsync();

        Assert.Equal(["update Y", "report HeldByBrake", "save s3 e3", "save s4 e3"], _box.Log.Of("update", "report", "save"));
        Assert.Equal(2, Eserp.Rows.Count);
    }

    [Fact]
    public async Task Deletions_that_need_not_wait_are_made_and_listed_again()
    {
        Limit(1);
        _box.AddPair(1, "X");
        _box.Settle();
        Exchange.Delete("X");

        await _box.RunAsync();

        Assert.Empty(Eserp.Rows);
        Assert.Equal(["commit Delete Remove Committed", "save s2 e1", "save s2 e2"], _box.Log.Of("commit", "save"));
    }

    [Fact]
    public async Task What_an_admin_agreed_to_is_deleted_and_nothing_else()
    {
        Limit(0);
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        Exchange.Delete("X");
        Exchange.Delete("Y");
        _box.Settle();
        Eserp.Pending.AddRange([
            new PendingItem(1, "X", Side.Exchange, IsApproved: true),
            new PendingItem(2, "Y", Side.Exchange),
            new PendingItem(null, "Z", IsApproved: true)]);

        await _box.RunAsync();

        Assert.Equal([2], Eserp.Rows.Keys);
        Assert.Equal([2], Eserp.Issues.Select(issue => issue.EserpId));
    }

    [Fact]
    public async Task What_was_left_open_is_looked_at_once_and_then_answered()
    {
        _box.AddPair(1, "X");
        _box.Settle();
        Exchange.Items["Y"] = Item("Y", subject: "Y");
        Eserp.Pending.Add(new PendingItem(null, "Y"));

        await _box.RunAsync();

        Assert.Equal(["A", "Y"], _box.TitlesInEserp);
        Assert.Equal(Eserp.Pending, Eserp.Resolved);
        Assert.Equal(["save s1 e2", "resolve 77"], _box.Log.Of("save", "resolve").Take(2));
        Assert.Equal("series Y", _box.Log.Of("series").First());
    }

    [Fact]
    public async Task What_eserp_knows_was_left_open_is_looked_at_too()
    {
        _box.AddPair(1, "X");
        _box.Settle();
        Eserp.Rows[1] = Eserp.Rows[1] with { Content = Content("x") };
        Eserp.Pending.Add(new PendingItem(1, null));

        await _box.RunAsync();

        Assert.Equal(["x"], _box.TitlesInExchange);
        Assert.All(_box.Log.Of("series"), line => Assert.Equal("series X", line));
    }

    [Fact]
    public async Task What_is_known_by_its_number_or_was_deleted_is_not_taken_for_a_series()
    {
        _box.AddPair(1, "X");
        _box.Settle();
        Eserp.Pending.Add(new PendingItem(1, "X"));
        Eserp.Pending.Add(new PendingItem(null, "Y", Side.Exchange));

        await _box.RunAsync();

        Assert.Empty(_box.Log.Of("series"));
        Assert.Equal(["read X,Y"], _box.Log.Of("read"));
    }

    [Fact]
    public async Task A_single_item_that_was_left_open_and_is_a_series_now_goes_on_as_one_of_its_occurrences()
    {
        _box.AddPair(1, "M");
        AddSeries();
        Exchange.Items["M"] = SmallBox.Stamped(1, Exchange.Items["M"]);
        _box.Settle();
        Eserp.Pending.Add(new PendingItem(null, "M"));

        await _box.RunAsync();

        Assert.Equal([(1L, "O")], Eserp.Links.Select(link => (link.EserpId, link.ItemId!)));
        Assert.Equal([1], Eserp.Rows.Keys);
    }

    [Fact]
    public async Task What_was_left_open_of_a_series_is_looked_at_by_its_occurrences()
    {
        AddSeries();
        _box.Settle();
        Eserp.Pending.Add(new PendingItem(null, "M"));

        await _box.RunAsync();

        Assert.Equal(["O"], Eserp.Links.Select(link => link.ItemId));
        Assert.Equal(Monday, Assert.Single(Eserp.Rows.Values).Series);
        Assert.Equal([new PendingItem(null, "M"), new PendingItem(null, "M")], Eserp.Resolved);
    }

    [Fact]
    public async Task A_series_is_answered_by_its_occurrences_before_the_position_moves_on()
    {
        _box.Settle();
        AddSeries();
        Exchange.Put(Exchange.Items["M"]);

        await _box.RunAsync();

        Assert.Equal(["list s0 256", "commit Create Put Committed", "resolve 77", "save s1 e1", "list s1 256"], _box.Log.Of("list", "commit", "resolve", "save"));
        Assert.Equal([new PendingItem(null, "M")], Eserp.Resolved);
    }

    [Fact]
    public async Task A_series_that_cannot_be_read_is_told()
    {
        _box.Settle();
        AddSeries();
        Exchange.Put(Exchange.Items["M"]);
        Exchange.Torn.Add("M");

        await _box.RunAsync();

        Assert.Equal(("M", "Unreadable", true), Assert.Single(Eserp.Issues) is var issue ? (issue.ItemId, issue.Reason, issue.Retry) : default);
        Assert.Empty(Eserp.Resolved);
    }

    [Fact]
    public async Task Occurrences_of_a_list_in_full_need_no_look_by_their_id()
    {
        AddSeries();
        Exchange.Put(Exchange.Items["M"]);
        Eserp.Put(Row() with { Series = Monday });
        Eserp.Links.Add(Link(1, "O") with { Series = Monday, EserpVersion = 1 });
        _box.Settle();
        Eserp.Position = Eserp.Position with { SyncState = null };

        await _box.RunAsync();

        Assert.Equal(["read M"], _box.Log.Of("read"));
    }

    [Theory]
    [InlineData(ItemKind.Appointment, true)]
    [InlineData(ItemKind.Task, false)]
    public async Task Series_are_those_of_a_calendar(ItemKind kind, bool isAsked)
    {
        _box.Context = _box.Context with { Kind = kind };
        _box.AddPair(1, "X");
        _box.Settle();
        Exchange.Put(Exchange.Items["X"]);
        Eserp.Pending.Add(new PendingItem(null, "X"));

        await _box.RunAsync();

        Assert.Equal(isAsked, _box.Log.Of("series").Any());
    }

    [Theory]
    [InlineData(ItemKind.Appointment, 24, true)]
    [InlineData(ItemKind.Appointment, 23, false)]
    [InlineData(ItemKind.Task, 48, false)]
    public async Task The_window_moves_on_by_whole_days(ItemKind kind, int hours, bool isMoved)
    {
        _box.Context = _box.Context with { Kind = kind };
        AddSeries(_box.WindowEnd - Duration.FromHours(1));
        _box.Settle();
        Instant reached = _box.WindowEnd - Duration.FromHours(hours);
        Eserp.Position = Eserp.Position with { WindowEnd = reached };

        await _box.RunAsync();

        Assert.Equal(isMoved ? [$"window {new Interval(reached, _box.WindowEnd)}"] : [], _box.Log.Of("window"));
        Assert.Equal(isMoved ? 1 : 0, Eserp.Rows.Count);
        Assert.Equal(isMoved ? _box.WindowEnd : reached, Eserp.Position.WindowEnd);
        Assert.Equal(isMoved ? 2 : 1, _box.Log.Of("list").Count());
        Assert.Equal(isMoved ? 2 : 0, Looked);
    }

    [Fact]
    public async Task A_window_that_was_made_shorter_is_remembered_so()
    {
        AddSeries(_box.WindowEnd - Duration.FromHours(1));
        _box.Settle();
        Eserp.Position = Eserp.Position with { WindowEnd = _box.WindowEnd + Duration.FromDays(100) };

        await _box.RunAsync();

        Assert.Empty(_box.Log.Of("window"));
        Assert.Equal(_box.WindowEnd, Eserp.Position.WindowEnd);
    }

    [Theory]
    [InlineData(ItemKind.Appointment, 30, 60, true)]
    [InlineData(ItemKind.Appointment, 0, 30, true)]
    [InlineData(ItemKind.Appointment, 60, 60, false)]
    [InlineData(ItemKind.Appointment, 60, 30, false)]
    [InlineData(ItemKind.Task, 30, 60, false)]
    public async Task Where_the_window_reaches_further_back_what_lies_between_is_looked_at_once(ItemKind kind, int former, int days, bool isWidened)
    {
        KeepBack(former);
        _box.Context = _box.Context with { Kind = kind };
        _box.AddPair(1, "X");
        AddSeries(DaysBack(days) + Duration.FromHours(1));
        _box.Settle();
        KeepBack(days);

        await _box.RunAsync();

        Assert.Equal(isWidened ? [$"window {new Interval(DaysBack(days), DaysBack(former))}"] : [], _box.Log.Of("window"));
        Assert.Equal(isWidened ? 2 : 1, Eserp.Rows.Count);
        Assert.Empty(_box.Log.Of("links", "offer"));
        int before = _box.Log.Lines.Count;
        await _box.RunAsync();
        Assert.Equal([$"list {Eserp.Position.SyncState} 256", $"feed {Eserp.Position.ChangeToken} 256"], _box.Log.Lines.Skip(before));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_a_first_run_broke_off_it_is_not_known_how_far_back_it_looked(bool hasLink)
    {
        if (hasLink)
            _box.AddPair(1, "X");
        _box.Settle();
        Eserp.Position = Eserp.Position with { Settings = null };

        await _box.RunAsync();

        Assert.Equal(hasLink ? [$"window {new Interval(DaysBack(30), _box.Context.Now)}"] : [], _box.Log.Of("window"));
    }

    [Fact]
    public async Task Where_no_window_was_reached_yet_it_is_only_remembered()
    {
        _box.Settle();
        Eserp.Position = Eserp.Position with { WindowEnd = null };

        await _box.RunAsync();

        Assert.Empty(_box.Log.Of("window"));
        Assert.Equal(_box.WindowEnd, Eserp.Position.WindowEnd);
        Assert.Single(_box.Log.Of("list"));
    }

    [Fact]
    public async Task Where_settings_changed_categories_are_offered_and_every_item_is_looked_at()
    {
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        _box.Settle();
        Exchange.Items["X"] = Exchange.Items["X"] with { Marks = new(Stamp.For(9)) };
        Eserp.PageSize = 1;
        Eserp.SetAside.Add(new PendingItem(null, "Z"));
        _box.Context = _box.Context with { Categories = [new CategoryStyle(5, "ES_5_Aufgabe", 3)] };

        await _box.RunAsync();

        Assert.Equal(["offer ES_5_Aufgabe", "links 0 256", "update X", "links 101 256", "links 102 256"], _box.Log.Of("offer", "links", "update"));
        Assert.Equal(MarkSettings.Of(_box.Context), Eserp.Position.Settings);
        Assert.Equal(Eserp.SetAside, Eserp.Resolved);
        Assert.Equal(2, _box.Log.Of("list").Count());
        Assert.Equal(2, Looked);
    }

    [Fact]
    public async Task Where_settings_are_as_before_nothing_is_set_aside_any_longer_or_offered()
    {
        _box.Context = _box.Context with { Categories = [new CategoryStyle(5, "ES_5_Aufgabe", 3)] };
        _box.AddPair(1, "X");
        _box.Settle();
        Eserp.SetAside.Add(new PendingItem(null, "Z"));

        await _box.RunAsync();

        Assert.Equal(["list s1 256", "feed e1 256"], _box.Log.Lines);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_first_settings_are_remembered_with_nothing_to_look_at(bool hasCategories)
    {
        _box.Settle();
        Eserp.Position = Eserp.Position with { Settings = null };
        if (hasCategories)
            _box.Context = _box.Context with { Categories = [new CategoryStyle(5, "ES_5_Aufgabe", 3)] };

        await _box.RunAsync();

        Assert.Equal(hasCategories ? ["offer ES_5_Aufgabe", "save s0 e0"] : ["save s0 e0"], _box.Log.Of("offer", "links", "save", "resolve"));
        Assert.Single(_box.Log.Of("list"));
        Assert.Equal(MarkSettings.Of(_box.Context), Eserp.Position.Settings);
    }

    [Fact]
    public async Task After_a_first_run_that_broke_off_every_item_is_looked_at_also_what_it_set_aside()
    {
        _box.AddPair(1, "X");
        _box.Settle();
        Eserp.Position = Eserp.Position with { Settings = null };
        Exchange.Items["X"] = Exchange.Items["X"] with { Marks = new(Stamp.For(9)) };
        Eserp.SetAside.Add(new PendingItem(null, "Z"));

        await _box.RunAsync();

        Assert.Equal(["links 0 256", "update X", "links 101 256"], _box.Log.Of("links", "update"));
        Assert.Equal(Eserp.SetAside, Eserp.Resolved);
        Assert.Equal(MarkSettings.Of(_box.Context), Eserp.Position.Settings);
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public async Task Where_nothing_comes_back_Exchange_is_listed_only_once_something_is_to_be_transferred(bool hasRow, bool hasLink, bool isListed)
    {
        OneWay();
        if (hasRow)
            Eserp.Put(Row());
        _box.Settle();
        Eserp.Position = Eserp.Position with { SyncState = null, ChangeToken = "e0" };
        if (hasLink)
            Eserp.Links.Add(Link());

        await _box.RunAsync();

        Assert.Equal((isListed, hasRow) switch { (true, true) => ["list - 256", "create N1"], (true, false) => ["list - 256"], _ => [] }, _box.Log.Of("list", "create"));
        Assert.Equal("feed e0 1", _box.Log.Of("feed").First());
        Assert.Equal(isListed, _box.Log.Of("save").Any());
    }

    [Fact]
    public async Task Where_nothing_comes_back_Exchange_is_not_listed_again()
    {
        OneWay();
        _box.AddPair(1, "X");
        _box.Settle();
        _box.Rename("X", "x");

        await _box.RunAsync();

        Assert.Equal(["feed e1 256"], _box.Log.Lines);
    }

    [Fact]
    public async Task An_item_that_no_list_named_is_looked_at_by_its_id_at_the_end()
    {
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        _box.Settle();
        Eserp.Links[1] = Eserp.Links[1] with { IsUnseen = true };
        _box.Rename("X", "x");

        await _box.RunAsync();

        Assert.Equal(["save s3 e2", "save s3 e3", "unseen", "confirm Y"], _box.Log.Of("save", "unseen", "confirm"));
        Assert.Equal("read Y", _box.Log.Of("read").Last());
    }

    [Fact]
    public async Task Where_all_items_were_named_none_is_looked_at_at_the_end()
    {
        _box.AddPair(1, "X");
        _box.Settle();
        Exchange.Put(Exchange.Items["X"]);

        await _box.RunAsync();

        Assert.Equal("unseen", _box.Log.Lines[_box.Log.Lines.Count - 1]);
    }

    [Fact]
    public async Task An_item_is_confirmed_behind_a_stored_position()
    {
        _box.AddPair(1, "X");
        _box.Settle();
        Eserp.Links[0] = Eserp.Links[0] with { IsUnseen = true };
        Exchange.Put(Exchange.Items["X"]);

        await _box.RunAsync();

        Assert.Equal(["save s2 e1", "confirm X"], _box.Log.Of("save", "confirm"));
    }

    [Fact]
    public async Task Progress_counts_what_was_looked_at()
    {
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        _box.Settle();
        Exchange.Put(Exchange.Items["X"]);
        Exchange.Put(Exchange.Items["Y"]);
        Eserp.Put(Eserp.Rows[1]);

        await _box.RunAsync();

        Assert.Equal(
            [new MailboxProgress("hq", Exchange.Address, MailboxPhase.Exchange, 2), new MailboxProgress("hq", Exchange.Address, MailboxPhase.Eserp, 3)],
            _box.Observer.Progress);
    }

    [Fact]
    public async Task A_plan_shows_what_would_be_done_and_writes_nothing()
    {
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        AddSeries();
        _box.Settle();
        Eserp.Links[1] = Eserp.Links[1] with { IsUnseen = true };
        _box.Rename("X", "x");
        Exchange.Put(Exchange.Items["M"]);
        Eserp.Put(Row(3, subject: "E"));
        Eserp.Pending.Add(new PendingItem(2, "Y"));
        _box.Context = _box.Context with { PlanOnly = true, Categories = [new CategoryStyle(5, "ES_5_Aufgabe", 3)] };
        MailboxPosition before = Eserp.Position;

        await _box.RunAsync();

        Assert.Equal(["x", "Occurrence", "E"], _box.Observer.Planned.Select(change => change.Subject));
        Assert.Equal(before, Eserp.Position);
        Assert.Empty(_box.Log.Of("save", "commit", "create", "update", "delete", "offer", "report", "resolve", "confirm", "unseen"));
        Assert.Single(_box.Log.Of("list"));
        Assert.Empty(Eserp.SeriesIds);
    }

    private int Looked => _box.Observer.Progress[_box.Observer.Progress.Count - 1].Looked;

    private void Limit(int items) => _box.Context = _box.Context with { Connection = _box.Context.Connection with { DeleteLimit = items, DeleteLimitPercent = 0 } };

    private void Offer() => _box.Context = _box.Context with { Categories = [new CategoryStyle(5, "ES_5_Aufgabe", 3)] };

    private void KeepBack(int days) => _box.Context = _box.Context with { Connection = _box.Context.Connection with { SeriesDaysBack = days } };

    private Instant DaysBack(int days) => _box.Context.Now - Duration.FromDays(days);

    private void OneWay() => _box.Context = _box.Context with { Policy = _box.Context.Policy with { ComesBack = false } };

    /// <summary>A series of one occurrence, which no list names.</summary>
    private void AddSeries(Instant? start = null)
    {
        var key = new SeriesKey("S", start ?? Morning);
        Exchange.Items["M"] = Item("M", subject: "Series") with { IsSeries = true, Series = key };
        Exchange.Items["O"] = Item("O", subject: "Occurrence") with { Series = key };
        Exchange.Occurrences.Add(new ExchangeOccurrence(Exchange.Items["O"].Item, key, key.Start));
    }
}

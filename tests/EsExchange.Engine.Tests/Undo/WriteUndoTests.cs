using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Tests.Support;
using EsExchange.Engine.Undo;
using EsExchange.Eserp;
using EsExchange.Eserp.Journal;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Undo;

public sealed class WriteUndoTests
{
    private static readonly Dictionary<int, string> Types = new() { [1] = "Kundentermin", [5] = "Montage" };

    private readonly ScriptedPort _eserp;
    private readonly ScriptedPort _exchange;
    private readonly ScriptedPort _journal;
    private MailboxContext _context;
    private readonly IJournal _writes;
    private readonly List<EserpItem> _rows = [];
    private readonly List<Link> _links = [];
    private readonly List<string> _stamped = [];
    private ExchangeRead _read = Found(Item(subject: "after"));
    private ExchangeRead _readByStamp = Found(Item("N"));
    private ExchangeWriteResult _written = new(WriteOutcome.Written, new ExchangeItemId("X", "x2"), null);
    private ItemCommitResult _committed = new(CommitOutcome.Committed, 1, 8, null);

    public WriteUndoTests()
    {
        _context = Context with { Eserp = ScriptedPort.Of<IMailboxStore>(out _eserp), Exchange = ScriptedPort.Of<IExchangeFolder>(out _exchange) };
        _writes = ScriptedPort.Of<IJournal>(out _journal);
        _journal.Allow("MarkUndoneAsync");
        _eserp
            .On("LoadAsync", (IReadOnlyCollection<long> ids) => (IReadOnlyList<EserpItem>)[.. _rows.Where(row => ids.Contains(row.Id))])
            .On("GetLinksByEserpIdAsync", (IReadOnlyCollection<long> ids) => (IReadOnlyList<Link>)[.. _links.Where(link => ids.Contains(link.EserpId))])
            .On("CommitAsync", (IReadOnlyList<ItemCommit> _) => (IReadOnlyList<ItemCommitResult>)[_committed])
            .On("EditAsync", (long _, Func<ItemContent, ItemContent?> edit) => Edited(edit))
            .On("RestoreAsync", (long id, ItemContent content) => Restored(id, content));
        _exchange
            .On("LoadAsync", (IReadOnlyList<string> ids) => (IReadOnlyList<ExchangeRead>)[.. ids.Select(id => id == "X" ? _read : _readByStamp)])
            .On("FindByStampAsync", (IReadOnlyCollection<string> stamps) => (IReadOnlyList<string>)[.. _stamped.Where(_ => stamps.Contains(Stamp.For(1)))])
            .On("CreateAsync", (IReadOnlyList<NewExchangeItem> _) => (IReadOnlyList<ExchangeWriteResult>)[_written])
            .On("UpdateAsync", (IReadOnlyList<ExchangeUpdate> _) => (IReadOnlyList<ExchangeWriteResult>)[_written])
            .On("DeleteAsync", (IReadOnlyList<ExchangeItemId> _) => (IReadOnlyList<ExchangeWriteResult>)[_written]);
    }

    [Fact]
    public async Task What_was_created_in_eserp_is_removed_and_stays_given_up_with_all_that_is_known_of_it()
    {
        _rows.Add(Row(subject: "after"));
        _links.Add(Link() with { IsMeeting = true, MeetingId = "M", Series = Monday });

        UndoStep step = await InEserpAsync(JournalAction.Create);

        Assert.Equal(UndoOutcome.Undone, step.Outcome);
        ItemCommit commit = Assert.Single(Assert.Single(_eserp.Given<IReadOnlyList<ItemCommit>>("CommitAsync")));
        Assert.Equal(new EserpWrite.Delete(1, 7), commit.Write);
        Assert.Equal(new LinkWrite.Put(1, "X", "x1", 7, Content("A"), LinkState.Detached) { IsMeeting = true, MeetingId = "M", Series = Monday }, commit.Link);
        Assert.Equal([33L], _journal.Given<long>("MarkUndoneAsync"));
    }

    [Theory]
    [InlineData("row")]
    [InlineData("link")]
    [InlineData("item")]
    [InlineData("base")]
    public async Task What_was_created_in_eserp_and_is_gone_or_unknown_stays(string missing)
    {
        if (missing != "row")
            _rows.Add(Row(subject: "after"));
        if (missing != "link")
            _links.Add(missing switch { "item" => Link(itemId: null), "base" => Link() with { Base = null }, _ => Link() });

        Assert.Equal(UndoOutcome.Gone, (await InEserpAsync(JournalAction.Create)).Outcome);
        Assert.DoesNotContain("CommitAsync", _eserp.Called);
        Assert.Empty(_journal.Called);
    }

    [Fact]
    public async Task What_was_created_in_eserp_and_changed_since_stays()
    {
        _rows.Add(Row(subject: "since"));
        _links.Add(Link());

        Assert.Equal(UndoOutcome.ChangedSince, (await InEserpAsync(JournalAction.Create)).Outcome);
    }

    [Fact]
    public async Task What_was_changed_in_eserp_and_is_a_meeting_by_now_stays_though_its_content_does()
    {
        _rows.Add(Row(subject: "after"));
        _links.Add(Link() with { IsMeeting = true });

        UndoStep step = await InEserpAsync(JournalAction.Update);

        Assert.Equal(UndoOutcome.ChangedSince, step.Outcome);
        Assert.Contains("meeting", step.Message);
        Assert.DoesNotContain("CommitAsync", _eserp.Called);
        Assert.DoesNotContain("EditAsync", _eserp.Called);
        Assert.Empty(_journal.Called);
    }

    [Fact]
    public async Task What_eserp_may_change_of_a_meeting_is_put_back_there()
    {
        _rows.Add(Row(subject: "after") with { Content = Content("after") with { ReminderMinutes = 15 } });
        _links.Add(Link() with { IsMeeting = true });

        Assert.Equal(UndoOutcome.Undone, (await new EserpUndo(_context, _writes).UndoAsync(OfReminder(Side.Eserp), TestContext.Current.CancellationToken)).Outcome);

        Assert.Equal(Content("after"), _edited);
    }

    [Theory]
    [InlineData("no right", "no right")]
    [InlineData(null, null)]
    public async Task A_removal_that_eserp_does_not_take_says_why(string? why, string? expected)
    {
        _rows.Add(Row(subject: "after"));
        _links.Add(Link());
        _committed = new ItemCommitResult(CommitOutcome.Refused, 1, 7, why);

        UndoStep step = await InEserpAsync(JournalAction.Create);

        Assert.Equal(UndoOutcome.Refused, step.Outcome);
        Assert.Equal(expected ?? step.Message, step.Message);
        Assert.False(string.IsNullOrEmpty(step.Message));
        Assert.Empty(_journal.Called);
    }

    [Fact]
    public async Task A_change_in_eserp_is_put_back_by_the_edit_that_marks_it_undone()
    {
        _rows.Add(Row(subject: "after"));
        Assert.Equal(UndoOutcome.Undone, (await InEserpAsync(JournalAction.Update)).Outcome);
        Assert.Equal("before", _edited?.Title);

        _rows[0] = Row(subject: "since");
        Assert.Equal(UndoOutcome.ChangedSince, (await InEserpAsync(JournalAction.Update)).Outcome);
        Assert.Null(_edited);

        _rows.Clear();
        Assert.Equal(UndoOutcome.Gone, (await InEserpAsync(JournalAction.Update)).Outcome);
    }

    [Fact]
    public async Task What_was_deleted_in_eserp_is_added_again_and_a_refusal_says_why()
    {
        Assert.Equal(UndoOutcome.Undone, (await InEserpAsync(JournalAction.Delete)).Outcome);
        Assert.Equal((1L, Content("before")), _restored);

        _eserp.On("RestoreAsync", (long _, ItemContent _) => Throw(EserpError.Refused));
        UndoStep refused = await InEserpAsync(JournalAction.Delete);
        Assert.Equal((UndoOutcome.Refused, "trigger"), (refused.Outcome, refused.Message));

        _eserp.On("RestoreAsync", (long _, ItemContent _) => Throw(EserpError.Busy));
        await Assert.ThrowsAsync<EserpException>(() => InEserpAsync(JournalAction.Delete));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("before", false)]
    [InlineData("since", true)]
    public async Task What_others_have_changed_before_the_member_takes_part_again_is_told(string? kept, bool isTold)
    {
        _kept = kept is null ? null : Content(kept);

        UndoStep step = await InEserpAsync(JournalAction.Delete);

        Assert.Equal(UndoOutcome.Undone, step.Outcome);
        Assert.Equal(isTold, step.Message.Contains("changed", StringComparison.Ordinal));
        Assert.NotEmpty(step.Message);
    }

    [Fact]
    public async Task What_was_created_in_Exchange_is_given_up_and_then_removed()
    {
        _links.Add(Link() with { IsMeeting = true, MeetingId = "M", Series = Monday });

        Assert.Equal(UndoOutcome.Undone, (await InExchangeAsync(JournalAction.Create)).Outcome);

        LinkWrite link = Assert.Single(Assert.Single(_eserp.Given<IReadOnlyList<ItemCommit>>("CommitAsync"))).Link;
        Assert.Equal(new LinkWrite.Put(1, "X", "x1", 7, Content("A"), LinkState.Detached) { IsMeeting = true, MeetingId = "M", Series = Monday }, link);
        Assert.Equal([new ExchangeItemId("X", "x1")], Assert.Single(_exchange.Given<IReadOnlyList<ExchangeItemId>>("DeleteAsync")));
        Assert.Equal([33L], _journal.Given<long>("MarkUndoneAsync"));
    }

    [Fact]
    public async Task What_was_created_in_Exchange_is_removed_though_nothing_is_remembered_of_it()
    {
        Assert.Equal(UndoOutcome.Undone, (await InExchangeAsync(JournalAction.Create)).Outcome);
        _links.Add(Link() with { Base = null });
        Assert.Equal(UndoOutcome.Undone, (await InExchangeAsync(JournalAction.Create)).Outcome);

        Assert.DoesNotContain("CommitAsync", _eserp.Called);
    }

    [Theory]
    [InlineData(JournalAction.Create)]
    [InlineData(JournalAction.Update)]
    public async Task What_was_written_to_Exchange_and_changed_since_or_is_gone_stays(JournalAction action)
    {
        _read = Found(Item(subject: "since"));
        UndoStep changed = await InExchangeAsync(action);
        Assert.Equal((UndoOutcome.ChangedSince, 33L), (changed.Outcome, changed.Write.JournalId));

        _read = NotFound("X");
        Assert.Equal(UndoOutcome.Gone, (await InExchangeAsync(action)).Outcome);
        Assert.Equal(UndoOutcome.Gone, (await InExchangeAsync(action, itemId: null)).Outcome);
        Assert.Equal(["LoadAsync", "LoadAsync"], _exchange.Called);
    }

    [Theory]
    [InlineData(JournalAction.Create, true, false, "meeting")]
    [InlineData(JournalAction.Update, true, false, "meeting")]
    [InlineData(JournalAction.Create, false, true, "series")]
    [InlineData(JournalAction.Update, false, true, "series")]
    [InlineData(JournalAction.Create, true, true, "series")]
    public async Task What_was_written_to_Exchange_and_is_a_meeting_or_a_series_by_now_stays_though_its_content_does(JournalAction action, bool isMeeting, bool isSeries, string word)
    {
        _read = Found(Item(subject: "after") with { IsMeeting = isMeeting, IsSeries = isSeries });
        _links.Add(Link());

        UndoStep step = await InExchangeAsync(action);

        Assert.Equal(UndoOutcome.ChangedSince, step.Outcome);
        Assert.Contains(word, step.Message);
        Assert.Equal(["LoadAsync"], _exchange.Called);
        Assert.DoesNotContain("CommitAsync", _eserp.Called);
        Assert.Empty(_journal.Called);
    }

    [Theory]
    [InlineData(false, UndoOutcome.Undone)]
    [InlineData(true, UndoOutcome.ChangedSince)]
    public async Task What_was_written_of_a_meeting_is_put_back_in_Exchange_but_never_of_a_series(bool isSeries, UndoOutcome expected)
    {
        _read = Found(Item() with { IsMeeting = true, IsSeries = isSeries, Content = Content("after") with { ReminderMinutes = 15 } });

        Assert.Equal(expected, (await new ExchangeUndo(_context, _writes).UndoAsync(OfReminder(Side.Exchange), TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task A_change_in_Exchange_is_put_back()
    {
        _read = Found(Item(subject: "after") with { Marks = new("stamp") });

        Assert.Equal(UndoOutcome.Undone, (await InExchangeAsync(JournalAction.Update)).Outcome);

        ExchangeUpdate update = Assert.Single(Assert.Single(_exchange.Given<IReadOnlyList<ExchangeUpdate>>("UpdateAsync")));
        Assert.Equal((Content("before"), "stamp"), (update.Content, update.Marks.Stamp));
        Assert.Equal([ItemField.Subject], update.Fields);
    }

    [Theory]
    [InlineData("stamp")]
    [InlineData(null)]
    public async Task An_activity_type_is_put_back_as_the_category_and_the_other_marks_stay(string? stamp)
    {
        _context = _context with { ActivityTypes = Types };
        _read = Found(Item() with { Content = Content("A") with { ActivityType = 5 }, Marks = new(stamp, "ES_5_Montage", "lines") });
        RecordedWrite write = Write(Side.Exchange, JournalAction.Update) with { Before = Content("A") with { ActivityType = 1 }, After = Content("A") with { ActivityType = 5 } };

        Assert.Equal(UndoOutcome.Undone, (await new ExchangeUndo(_context, _writes).UndoAsync(write, TestContext.Current.CancellationToken)).Outcome);

        ExchangeUpdate update = Assert.Single(Assert.Single(_exchange.Given<IReadOnlyList<ExchangeUpdate>>("UpdateAsync")));
        Assert.Equal([ItemField.ActivityType], update.Fields);
        Assert.Equal(new ItemMarks(stamp, "ES_1_Kundentermin", "lines"), update.Marks);
    }

    [Theory]
    [InlineData(true, "lines")]
    [InlineData(false, null)]
    public async Task What_is_created_in_Exchange_again_has_its_category_and_the_lines_of_the_row(bool isShown, string? lines)
    {
        _context = _context with { ActivityTypes = Types };
        if (isShown)
            _rows.Add(Row() with { TextBlock = "lines" });
        RecordedWrite write = Write(Side.Exchange, JournalAction.Delete) with { Before = Content("A") with { ActivityType = 5 } };

        await new ExchangeUndo(_context, _writes).UndoAsync(write, TestContext.Current.CancellationToken);

        NewExchangeItem created = Assert.Single(Assert.Single(_exchange.Given<IReadOnlyList<NewExchangeItem>>("CreateAsync")));
        Assert.Equal(new ItemMarks(Stamp.For(1), "ES_5_Montage", lines), created.Marks);
    }

    [Theory]
    [InlineData("full", "full")]
    [InlineData(null, null)]
    public async Task A_write_that_Exchange_does_not_take_says_why(string? why, string? expected)
    {
        _written = new ExchangeWriteResult(WriteOutcome.Refused, null, why);

        UndoStep step = await InExchangeAsync(JournalAction.Update);

        Assert.Equal(UndoOutcome.Refused, step.Outcome);
        Assert.Equal(expected ?? step.Message, step.Message);
        Assert.False(string.IsNullOrEmpty(step.Message));
        Assert.Empty(_journal.Called);
    }

    [Fact]
    public async Task What_was_deleted_in_Exchange_is_created_once_with_its_stamp()
    {
        Assert.Equal(UndoOutcome.Undone, (await InExchangeAsync(JournalAction.Delete)).Outcome);
        NewExchangeItem created = Assert.Single(Assert.Single(_exchange.Given<IReadOnlyList<NewExchangeItem>>("CreateAsync")));
        Assert.Equal((Stamp.For(1), Content("before")), (created.Marks.Stamp, created.Content));

        _stamped.Add("N");
        Assert.Equal(UndoOutcome.Undone, (await InExchangeAsync(JournalAction.Delete)).Outcome);
        Assert.Single(_exchange.Given<IReadOnlyList<NewExchangeItem>>("CreateAsync"));
        Assert.Equal(2, _journal.Called.Count());
    }

    [Theory]
    [InlineData("item", 0)]
    [InlineData("unreadable", 0)]
    [InlineData("series", 1)]
    [InlineData("gone", 1)]
    public async Task What_was_deleted_in_Exchange_is_there_again_where_an_item_carries_its_stamp_but_not_where_a_series_does(string found, int created)
    {
        _stamped.Add("N");
        _readByStamp = found switch
        {
            "item" => Found(Item("N")),
            "series" => Found(Item("N") with { IsSeries = true }),
            "gone" => NotFound("N"),
            _ => Failed("N"),
        };

        Assert.Equal(UndoOutcome.Undone, (await InExchangeAsync(JournalAction.Delete)).Outcome);

        Assert.Equal(created, _exchange.Given<IReadOnlyList<NewExchangeItem>>("CreateAsync").Count);
    }

    private ItemContent? _edited;

    private (long Id, ItemContent Content) _restored;

    private ItemContent? _kept;

    private static RestoredItem Throw(EserpError error) => throw new EserpException(error, "trigger");

    private static RecordedWrite Write(Side side, JournalAction action, string? itemId = "X") => new()
    {
        JournalId = 33, RunId = RunId, Started = Morning, ConnectionId = 1, StaffNumber = 1, Kind = ItemKind.Appointment, EserpId = 1,
        Side = side, Action = action, ItemId = itemId, Before = Content("before"), After = Content("after"), Reason = "ChangedInEserp",
    };

    private static RecordedWrite OfReminder(Side side) =>
        Write(side, JournalAction.Update) with { Before = Content("after"), After = Content("after") with { ReminderMinutes = 15 } };

    private RestoredItem Restored(long id, ItemContent content)
    {
        _restored = (id, content);
        return new RestoredItem(9, _kept);
    }

    private ItemContent? Edited(Func<ItemContent, ItemContent?> edit)
    {
        _edited = _rows.Count == 0 ? null : edit(_rows[0].Content);
        return _rows.Count == 0 ? null : _rows[0].Content;
    }

    private Task<UndoStep> InEserpAsync(JournalAction action) => new EserpUndo(_context, _writes).UndoAsync(Write(Side.Eserp, action), TestContext.Current.CancellationToken);

    private Task<UndoStep> InExchangeAsync(JournalAction action, string? itemId = "X") =>
        new ExchangeUndo(_context, _writes).UndoAsync(Write(Side.Exchange, action, itemId), TestContext.Current.CancellationToken);
}

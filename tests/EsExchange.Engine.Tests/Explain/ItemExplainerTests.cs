using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Explain;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Journal;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Xunit;

namespace EsExchange.Engine.Tests.Explain;

public sealed class ItemExplainerTests
{
    private readonly SmallBox _box = new();
    private readonly SmallDatabase _database;
    private readonly SmallConnector _connector;
    private readonly FakeTimeProvider _time = new(Pieces.Morning.ToDateTimeOffset());
    private ItemKind _kind = ItemKind.Appointment;

    public ItemExplainerTests()
    {
        _database = new SmallDatabase(_box.Eserp);
        _connector = new SmallConnector(_box.Exchange);
    }

    [Fact]
    public async Task Both_sides_are_told_as_they_are_now_and_as_they_were_in_step()
    {
        _box.AddPair(1, "X");
        _box.Eserp.Put(_box.Eserp.Rows[1] with { Content = Pieces.Content("A") with { Location = "Halle 2" }, Modified = Hours(1) });
        _box.Exchange.Put(_box.Exchange.Items["X"] with { Item = new ExchangeItemId("X", "x2"), Content = Pieces.Content("B"), Modified = Hours(2) });

        ItemExplanation told = await OneAsync(ByNumber(1));

        Assert.Equal((ItemKind.Appointment, 1, "X", PairState.Linked), (told.Kind, told.EserpId, told.ItemId, told.State));
        Assert.Equal((Pieces.Content("A") with { Location = "Halle 2" }, Pieces.Content("B"), Pieces.Content("A")), (told.Eserp, told.Exchange, told.Base));
        Assert.Equal((2, 1), (told.EserpVersion, told.SyncedEserpVersion));
        Assert.Equal(("x2", "x1"), (told.ChangeKey, told.SyncedChangeKey));
        Assert.Equal((Hours(1), Hours(2)), (told.EserpModified, told.ExchangeModified));
    }

    [Fact]
    public async Task What_the_next_run_does_is_told_with_the_fields_that_it_writes()
    {
        _box.AddPair(1, "X");
        _box.Eserp.Put(_box.Eserp.Rows[1] with { Content = Pieces.Content("A") with { Location = "Halle 2" } });
        _box.Rename("X", "B");

        ItemExplanation told = await OneAsync(ByNumber(1));

        Assert.Equal((PlanAction.Merge, PlanReason.ChangedOnBothSides), (told.NextAction, told.NextReason));
        Assert.Equal([ItemField.Subject], told.EserpFields);
        Assert.Equal([ItemField.Location], told.ExchangeFields);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pair_that_was_given_up_is_told_as_such(bool isByNumber)
    {
        _box.AddPair(1, "X");
        _box.Eserp.Links[0] = _box.Eserp.Links[0] with { State = LinkState.Detached };
        _box.Rename("X", "B");

        ItemExplanation told = await OneAsync(isByNumber ? ByNumber(1) : new ItemQuery(null, "X", _ => true));

        Assert.Equal((1, "X", PairState.Detached), (told.EserpId, told.ItemId, told.State));
        Assert.Equal((PlanAction.Nothing, PlanReason.Detached), (told.NextAction, told.NextReason));
        Assert.Equal((Pieces.Content("A"), Pieces.Content("B")), (told.Eserp, told.Exchange));
        Assert.Single(await ExplainAsync(Any));
    }

    [Fact]
    public async Task Nothing_is_written()
    {
        _box.AddPair(1, "X");
        _box.Rename("X", "B");

        await ExplainAsync(Any);

        Assert.Empty(_box.Log.Of("commit", "create", "update", "delete", "edit", "add", "save", "offer", "report", "resolve"));
        Assert.Equal([(1, 1, ItemKind.Appointment, false)], _database.Opened);
    }

    [Fact]
    public async Task The_latest_write_of_an_item_is_told()
    {
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        _database.Writes.AddRange([Write(2), Write(1)]);

        Assert.Equal(1, (await OneAsync(ByNumber(1))).LastWrite?.JournalId);
    }

    [Theory]
    [InlineData(2, 1, ItemKind.Appointment)]
    [InlineData(1, 2, ItemKind.Appointment)]
    [InlineData(1, 1, ItemKind.Task)]
    public async Task A_write_in_another_mailbox_or_of_another_kind_is_not_meant(int connection, int staff, ItemKind kind)
    {
        _box.AddPair(1, "X");
        _database.Writes.Add(Write(1) with { ConnectionId = connection, StaffNumber = staff, Kind = kind });

        Assert.Null((await OneAsync(ByNumber(1))).LastWrite);
    }

    [Fact]
    public async Task An_item_that_only_Exchange_has_is_told_by_its_id()
    {
        _box.Exchange.Put(Pieces.Item("N"));

        ItemExplanation told = await OneAsync(ById("N"));

        Assert.Equal((null, "N", PairState.New, PlanAction.CreateInEserp), (told.EserpId, told.ItemId, told.State, told.NextAction));
        Assert.Null(told.Eserp ?? told.Base);
        Assert.Null(told.EserpVersion ?? told.SyncedEserpVersion);
        Assert.Null(told.SyncedChangeKey);
        Assert.Null(told.EserpModified);
        Assert.Null(told.LastWrite);
    }

    [Fact]
    public async Task An_item_that_only_eserp_has_is_told_by_its_number()
    {
        _box.Eserp.Put(Pieces.Row());

        ItemExplanation told = await OneAsync(ByNumber(1));

        Assert.Equal((1, null, PairState.New, PlanAction.CreateInExchange), (told.EserpId, told.ItemId, told.State, told.NextAction));
        Assert.Null(told.Exchange);
        Assert.Null(told.ChangeKey);
        Assert.Null(told.ExchangeModified);
    }

    [Fact]
    public async Task An_item_that_Exchange_no_longer_shows_is_told_with_its_id()
    {
        _box.AddPair(1, "X");
        _box.Exchange.Items.Clear();

        ItemExplanation told = await OneAsync(ByNumber(1));

        Assert.Equal(("X", null, "x1"), (told.ItemId, told.ChangeKey, told.SyncedChangeKey));
    }

    [Theory]
    [InlineData(Side.Eserp, PlanAction.DeleteInExchange)]
    [InlineData(Side.Exchange, PlanAction.DeleteInEserp)]
    public async Task A_deletion_that_the_next_run_will_be_told_of_is_its_next_step(Side side, PlanAction expected)
    {
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        _box.Settle();
        (_box.Eserp.PageSize, _box.Exchange.PageSize) = (1, 1);
        _box.Rename("Y", "B");
        _box.Eserp.Put(_box.Eserp.Rows[2]);
        Delete(side);

        Assert.Equal(expected, (await OneAsync(ByNumber(1))).NextAction);
        Assert.Empty(_box.Log.Of("save"));
    }

    [Theory]
    [InlineData(Side.Eserp)]
    [InlineData(Side.Exchange)]
    public async Task Where_nothing_is_remembered_what_is_not_there_is_not_taken_for_deleted(Side side)
    {
        _box.AddPair(1, "X");
        _box.Settle();
        Delete(side);
        _box.Eserp.Position = MailboxPosition.Start;

        Assert.Equal(PlanAction.Skip, (await OneAsync(ByNumber(1))).NextAction);
        Assert.Empty(_box.Log.Of("feed", "list"));
    }

    [Fact]
    public async Task What_the_server_no_longer_knows_or_lists_for_another_mailbox_is_not_taken_for_deleted()
    {
        _box.AddPair(1, "X");
        _box.Settle();
        Delete(Side.Exchange);
        _box.Exchange.Trouble = _ => new ExchangeException("InvalidSyncState", "The server no longer knows the token.", isSyncStateInvalid: true);
        Assert.Equal(PlanAction.Skip, (await OneAsync(ByNumber(1))).NextAction);

        _box.Exchange.Trouble = _ => null;
        _box.Eserp.Position = _box.Eserp.Position with { MailboxAddress = "former@contoso.com" };
        Assert.Equal(PlanAction.Skip, (await OneAsync(ByNumber(1))).NextAction);
    }

    [Fact]
    public async Task A_deletion_that_an_earlier_run_waits_with_is_told()
    {
        _box.AddPair(1, "X");
        _box.Eserp.Delete(1);
        _box.Settle();
        _box.Eserp.Pending.Add(new PendingItem(1, "X", Side.Eserp));

        Assert.Equal(PlanAction.DeleteInExchange, (await OneAsync(ByNumber(1))).NextAction);
    }

    [Fact]
    public async Task The_lists_are_read_once_and_only_where_an_item_lacks_a_side()
    {
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        _box.AddPair(3, "Z");
        _box.Settle();
        await ExplainAsync(Any);
        Assert.Empty(_box.Log.Of("feed", "list"));

        _box.Exchange.Torn.Add("Y");
        await ExplainAsync(Any);
        Assert.Empty(_box.Log.Of("feed", "list"));

        _box.Exchange.Put(Pieces.Item("N"));
        await ExplainAsync(ById("N"));
        Assert.Empty(_box.Log.Of("feed", "list"));

        _box.Eserp.Delete(1);
        _box.Exchange.Delete("Z");
        await ExplainAsync(Any);
        Assert.Equal(["feed e3 256", "list s3 256"], _box.Log.Of("feed", "list"));
    }

    [Fact]
    public async Task A_deletion_that_was_set_aside_stays_so()
    {
        _box.AddPair(1, "X");
        _box.Eserp.Delete(1);
        _box.Settle();
        _box.Eserp.SetAside.Add(new PendingItem(1, "X", Side.Eserp));

        Assert.Equal(PlanAction.Skip, (await OneAsync(ByNumber(1))).NextAction);
    }

    [Fact]
    public async Task Exchange_is_not_listed_where_nothing_comes_back()
    {
        _kind = ItemKind.Contact;
        _box.AddPair(1, "X");
        _box.Settle();
        Delete(Side.Exchange);

        await ExplainAsync(ByNumber(1));

        Assert.Empty(_box.Log.Of("list"));
        Assert.Single(_box.Log.Of("feed"));
    }

    [Fact]
    public async Task A_pair_that_is_named_from_both_sides_is_told_once()
    {
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");

        Assert.Equal(1, (await OneAsync(new ItemQuery(1, "X", _ => false))).EserpId);
        Assert.Equal([1L, 2L], (await ExplainAsync(new ItemQuery(1, "Y", _ => false))).Select(told => told.EserpId).Order());
    }

    [Fact]
    public async Task A_series_is_told_by_its_occurrences_alone()
    {
        _box.Exchange.Put(Pieces.Item("S") with { IsSeries = true });

        Assert.Empty(await ExplainAsync(ById("S")));
    }

    [Fact]
    public async Task Items_in_step_are_found_by_their_subject()
    {
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        _box.Eserp.Links[1] = _box.Eserp.Links[1] with { Base = Pieces.Content("B") };

        Assert.Equal(2, (await OneAsync(new ItemQuery(null, null, subject => subject == "B"))).EserpId);
    }

    [Fact]
    public async Task An_item_of_which_no_subject_is_known_can_be_found_too()
    {
        _box.AddPair(1, "X");
        _box.Eserp.Links[0] = _box.Eserp.Links[0] with { Base = null };

        Assert.Equal(1, (await OneAsync(new ItemQuery(null, null, subject => subject is null))).EserpId);
    }

    [Fact]
    public async Task A_large_mailbox_is_told_page_by_page()
    {
        const int Count = 201;
        foreach (int id in Enumerable.Range(1, Count))
            _box.AddPair(id, $"X{id}");

        List<ItemExplanation> told = await ExplainAsync(Any);

        Assert.Equal(Enumerable.Range(1, Count), told.Select(item => (int)item.EserpId!.Value));
        Assert.Equal(["links 0 100", "links 200 100", "links 300 100", "links 301 100"], _box.Log.Of("links"));
    }

    [Fact]
    public async Task A_page_without_a_match_is_passed_over()
    {
        _box.Eserp.PageSize = 1;
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        _box.Eserp.Links[1] = _box.Eserp.Links[1] with { Base = Pieces.Content("B") };

        Assert.Equal(2, (await OneAsync(new ItemQuery(null, null, subject => subject == "B"))).EserpId);
        Assert.Equal(["load 2"], _box.Log.Of("load"));
    }

    [Fact]
    public async Task The_options_of_the_staff_member_count()
    {
        _box.Exchange.Put(Pieces.Item("P") with { Content = Pieces.Content("P") with { Sensitivity = Sensitivity.Private } });
        Assert.Equal((PlanAction.Skip, PlanReason.Private), Next(await OneAsync(ById("P"))));

        _database.Staff[0] = _database.Staff[0] with { NoPrivateAppointments = false };
        Assert.Equal(PlanAction.CreateInEserp, (await OneAsync(ById("P"))).NextAction);
    }

    [Fact]
    public async Task What_was_last_changed_long_before_now_is_out_of_scope()
    {
        _box.Exchange.Put(Pieces.Item("N"));
        Assert.Equal(PlanAction.CreateInEserp, (await OneAsync(ById("N"))).NextAction);

        _time.Advance(TimeSpan.FromDays(31));
        Assert.NotEqual(PlanAction.CreateInEserp, (await OneAsync(ById("N"))).NextAction);
    }

    [Fact]
    public async Task Items_of_the_kind_that_was_asked_for_are_told()
    {
        _box.AddPair(1, "X");
        _kind = ItemKind.Task;

        Assert.Equal(ItemKind.Task, (await OneAsync(ByNumber(1))).Kind);
        Assert.Equal([ItemKind.Task], _database.Opened.Select(opened => opened.Kind));
        Assert.Equal([ItemKind.Task], _connector.Folders.Select(folder => folder.Kind));
    }

    [Fact]
    public async Task The_connection_is_opened_with_its_secret_and_closed_again()
    {
        await ExplainAsync(Any);

        Assert.Equal([(1, "secret of 1")], _connector.Opened);
        Assert.True(_connector.IsClosed);
    }

    private static ItemQuery Any { get; } = new(null, null, _ => true);

    private static ItemQuery ByNumber(long eserpId) => new(eserpId, null, _ => false);

    private static ItemQuery ById(string itemId) => new(null, itemId, _ => false);

    private void Delete(Side side)
    {
        if (side == Side.Eserp)
            _box.Eserp.Delete(1);
        else
            _box.Exchange.Delete("X");
    }

    private static Instant Hours(int hours) => Pieces.Morning + Duration.FromHours(hours);

    private static (PlanAction Action, PlanReason Reason) Next(ItemExplanation told) => (told.NextAction, told.NextReason);

    private static RecordedWrite Write(long eserpId) => new()
    {
        JournalId = eserpId,
        RunId = Pieces.RunId,
        Started = Pieces.Morning,
        ConnectionId = 1,
        StaffNumber = 1,
        Kind = ItemKind.Appointment,
        EserpId = eserpId,
        Side = Side.Eserp,
        Action = JournalAction.Create,
        Reason = "NewInExchange",
    };

    private async Task<ItemExplanation> OneAsync(ItemQuery query) => Assert.Single(await ExplainAsync(query));

    private async Task<List<ItemExplanation>> ExplainAsync(ItemQuery query)
    {
        List<ItemExplanation> told = [];
        await foreach (ItemExplanation item in new ItemExplainer(_database.Port, _connector, _time)
            .ExplainAsync(_database.Connections[0], _database.Staff[0], _kind, query, TestContext.Current.CancellationToken))
            told.Add(item);
        return told;
    }
}

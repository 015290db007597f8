using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Tests.Support;
using EsExchange.Simulator.Faults;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Store.Recurring;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Engine.Tests.Ews;

/// <summary>What the items of all kinds have in common, told by appointments.</summary>
public sealed class EwsFolderTests(EwsServer server) : IClassFixture<EwsServer>
{
    private static readonly CancellationToken Token = CancellationToken.None;

    private readonly EwsBox _box = server.AddMailbox();

    private IExchangeFolder Folder => _folder ??= _box.Open(ItemKind.Appointment);

    private IExchangeFolder? _folder;

    [Fact]
    public void A_folder_is_that_of_its_mailbox() => Assert.Equal(_box.Mailbox.Address, Folder.Address);

    [Fact]
    public async Task Changes_are_listed_page_by_page_and_then_from_where_the_list_ended()
    {
        CalendarItem[] items = [_box.AddAppointment("A", "s-1"), _box.AddAppointment("B"), _box.AddAppointment("C", more: Weekly)];

        ExchangeChangePage first = await Folder.GetChangesAsync(null, 2, Token);
        ExchangeChangePage second = await Folder.GetChangesAsync(first.SyncState, 2, Token);
        _box.Mailbox.Calendar.Delete(items[1].ItemId);
        ExchangeChangePage later = await Folder.GetChangesAsync(second.SyncState, 2, Token);

        Assert.Equal((2, false, 1, true), (first.Changes.Count, first.IsLast, second.Changes.Count, second.IsLast));
        Assert.Equal(
            [.. items.Select(item => (IdOf(item), false, EwsBox.StampOf(item), (Instant?)Seconds(item.LastModified), item.Recurrence is not null))],
            first.Changes.Concat(second.Changes).Select(change => (change.Item, change.IsDeleted, change.Stamp, change.Modified, change.IsSeries)));
        Assert.Equal(new ExchangeChange(new ExchangeItemId(items[1].ItemId, null), true, null, null), Assert.Single(later.Changes));
    }

    [Fact]
    public async Task A_token_that_the_server_forgot_is_told_apart_from_other_errors()
    {
        string state = (await Folder.GetChangesAsync(null, 10, Token)).SyncState;
        _box.Mailbox.ForgetSyncStates();

        ExchangeException forgotten = await Assert.ThrowsAsync<ExchangeException>(() => Folder.GetChangesAsync(state, 10, Token));
        _box.Fail("SyncFolderItems", new FaultEffect.SoapFault("ErrorImpersonateUserDenied"));
        ExchangeException denied = await Assert.ThrowsAsync<ExchangeException>(() => Folder.GetChangesAsync(null, 10, Token));

        Assert.Equal((true, "InvalidSyncState", false, "ImpersonationDenied"), (forgotten.IsSyncStateInvalid, forgotten.ErrorId, denied.IsSyncStateInvalid, denied.ErrorId));
    }

    [Fact]
    public async Task An_item_that_is_gone_is_told_apart_from_one_that_cannot_be_read()
    {
        CalendarItem[] items = [_box.AddAppointment("A"), _box.AddAppointment("B"), _box.AddAppointment("C")];
        _box.Mailbox.Calendar.Delete(items[0].ItemId);
        _box.Fail("GetItem", "ErrorItemCorrupt", 1);

        IReadOnlyList<ExchangeRead> read = await Folder.LoadAsync([.. items.Select(item => item.ItemId)], Token);

        Assert.Equal(items.Select(item => item.ItemId), read.Select(result => result.ItemId));
        Assert.Equal([ReadOutcome.NotFound, ReadOutcome.Failed, ReadOutcome.Found], read.Select(result => result.Outcome));
        Assert.Equal([null, null, "C"], read.Select(result => result.Item?.Content.Title));
        Assert.Contains("ErrorItemNotFound", read[0].Message, StringComparison.Ordinal);
        Assert.Contains("ErrorItemCorrupt", read[1].Failure, StringComparison.Ordinal);
        Assert.Null(read[2].Message);
    }

    [Fact]
    public async Task A_mailbox_that_cannot_be_worked_with_fails_as_a_whole()
    {
        ExchangeUpdate update = Move(await ReadAsync(_box.AddAppointment("A")));
        _folder = null;
        server.Server.Store.RemoveMailbox(_box.Mailbox.Address);

        foreach (Func<Task> ask in new Func<Task>[]
        {
            () => Folder.GetChangesAsync(null, 10, Token), () => Folder.LoadAsync(["X"], Token), () => Folder.FindByStampAsync(["s"], Token),
            () => Folder.GetOccurrencesAsync(new Interval(EwsBox.Nine, EwsBox.Nine + Duration.FromDays(1)), Token), () => Folder.OfferCategoriesAsync([], Token),
            () => Folder.CreateAsync([New("A")], Token), () => Folder.UpdateAsync([update], Token), () => Folder.DeleteAsync([update.Item.Item], Token),
        })
        {
            ExchangeException error = await Assert.ThrowsAsync<ExchangeException>(ask);
            Assert.Equal("MailboxNotFound", error.ErrorId);
        }
    }

    [Fact]
    public async Task Items_are_found_by_any_of_several_stamps()
    {
        CalendarItem[] items = [_box.AddAppointment("A", "s-1"), _box.AddAppointment("copy of A", "s-1"), _box.AddAppointment("B", "s-2"), _box.AddAppointment("C", "s-3"), _box.AddAppointment("D")];

        IReadOnlyList<string> found = await Folder.FindByStampAsync(["s-2", "s-1", "s-4"], Token);

        Assert.Equal([items[2].ItemId, items[0].ItemId, items[1].ItemId], found);
    }

    [Fact]
    public async Task Created_items_carry_their_stamp_and_are_named_with_their_version()
    {
        IReadOnlyList<ExchangeWriteResult> created = await Folder.CreateAsync([New("A", "s-1"), New("B", "s-2")], Token);

        IReadOnlyList<CalendarItem> stored = _box.Mailbox.Calendar.List<CalendarItem>();
        Assert.Equal([("A", "s-1"), ("B", "s-2")], stored.Select(item => (item.Subject, EwsBox.StampOf(item))));
        Assert.Equal(stored.Select(item => new ExchangeWriteResult(WriteOutcome.Written, IdOf(item), null)), created);
    }

    [Theory]
    [InlineData("ErrorItemSave", WriteOutcome.Unknown)]
    [InlineData("ErrorBatchProcessingStopped", WriteOutcome.Later)]
    [InlineData("ErrorAccessDenied", WriteOutcome.Refused)]
    [InlineData("ErrorIrresolvableConflict", WriteOutcome.Changed)]
    public async Task Each_item_of_a_batch_has_its_own_outcome(string code, WriteOutcome outcome)
    {
        ExchangeUpdate[] updates = [Move(await ReadAsync(_box.AddAppointment("A"))), Move(await ReadAsync(_box.AddAppointment("B")))];
        foreach (string operation in new[] { "CreateItem", "UpdateItem", "DeleteItem" })
            _box.Fail(operation, code, 0);

        foreach (IReadOnlyList<ExchangeWriteResult> written in new[]
        {
            await Folder.CreateAsync([New("C", "s-1"), New("D", "s-2")], Token), await Folder.UpdateAsync(updates, Token), await Folder.DeleteAsync([.. updates.Select(update => update.Item.Item)], Token),
        })
        {
            Assert.Equal([outcome, WriteOutcome.Written], written.Select(result => result.Outcome));
            Assert.Null(written[0].Item);
            Assert.Contains(code, written[0].Message, StringComparison.Ordinal);
            Assert.Null(written[1].Message);
        }
    }

    [Fact]
    public async Task An_item_that_changed_or_vanished_since_it_was_read_is_not_written()
    {
        CalendarItem changed = _box.AddAppointment("A"), gone = _box.AddAppointment("B"), same = _box.AddAppointment("C");
        ExchangeUpdate[] updates = [Move(await ReadAsync(changed)), Move(await ReadAsync(gone)), Move(await ReadAsync(same))];
        _box.Mailbox.Calendar.Change<CalendarItem>(changed.ItemId, item => item.Subject = "A by its user");
        _box.Mailbox.Calendar.Delete(gone.ItemId);

        IReadOnlyList<ExchangeWriteResult> written = await Folder.UpdateAsync(updates, Token);

        Assert.Equal([WriteOutcome.Changed, WriteOutcome.Changed, WriteOutcome.Written], written.Select(result => result.Outcome));
        IReadOnlyList<CalendarItem> stored = _box.Mailbox.Calendar.List<CalendarItem>();
        Assert.Equal([("A by its user", ""), ("C", "Bonn")], stored.Select(item => (item.Subject, item.Location)));
        Assert.Equal(IdOf(stored[1]), written[2].Item);
    }

    [Fact]
    public async Task An_update_that_sets_nothing_is_written_already_and_keeps_its_place()
    {
        ExchangeItem a = await ReadAsync(_box.AddAppointment("A", "s-1")), b = await ReadAsync(_box.AddAppointment("B")), c = await ReadAsync(_box.AddAppointment("C"));

        IReadOnlyList<ExchangeWriteResult> written = await Folder.UpdateAsync([Move(a) with { Fields = [] }, Move(b), Move(c) with { Fields = [] }], Token);

        Assert.Equal([a.Item.Id, b.Item.Id, c.Item.Id], written.Select(result => result.Item!.Id));
        Assert.Equal([true, false, true], new[] { a, b, c }.Zip(written, (item, result) => result == new ExchangeWriteResult(WriteOutcome.Written, item.Item, null)));
        Assert.Equal(["", "Bonn", ""], _box.Mailbox.Calendar.List<CalendarItem>().Select(item => item.Location));
    }

    [Fact]
    public async Task Where_no_update_sets_anything_nothing_is_asked_of_the_server()
    {
        ExchangeItem item = await ReadAsync(_box.AddAppointment("A"));
        int asked = _box.Asked.Count();

        await Folder.UpdateAsync([Move(item) with { Fields = [] }], Token);

        Assert.Equal(asked, _box.Asked.Count());
    }

    [Fact]
    public async Task Deleted_items_go_to_the_deleted_items_and_one_that_is_gone_counts_as_deleted()
    {
        CalendarItem there = _box.AddAppointment("A"), gone = _box.AddAppointment("B");
        _box.Mailbox.Calendar.Delete(gone.ItemId);

        IReadOnlyList<ExchangeWriteResult> deleted = await Folder.DeleteAsync([IdOf(gone), IdOf(there)], Token);

        Assert.All(deleted, result => Assert.Equal(new ExchangeWriteResult(WriteOutcome.Written, null, null), result));
        Assert.Empty(_box.Mailbox.Calendar.List());
        Assert.Equal("A", Assert.Single(_box.Mailbox.DeletedItems.List()).Subject);
    }

    [Fact]
    public async Task No_write_tells_the_attendees_of_a_meeting()
    {
        ExchangeItem item = await ReadAsync(_box.AddAppointment("A", more: meeting => meeting.Attendees = [new Attendee("otto@anderswo.example")]));

        await Folder.UpdateAsync([Move(item)], Token);
        await Folder.DeleteAsync([item.Item], Token);

        Assert.Empty(_box.Mailbox.Calendar.List());
        Assert.Equal(0, server.Server.MessagesSent);
    }

    [Theory]
    [InlineData(ItemKind.Task)]
    [InlineData(ItemKind.Contact)]
    public async Task Only_a_calendar_has_occurrences(ItemKind kind)
    {
        IExchangeFolder folder = _box.Open(kind);

        Assert.Empty(await folder.GetOccurrencesAsync(new Interval(EwsBox.Nine, EwsBox.Nine + Duration.FromDays(1)), Token));
        Assert.Empty(_box.Asked);
    }

    [Theory]
    [InlineData(ItemKind.Appointment)]
    [InlineData(ItemKind.Task)]
    public async Task The_mailbox_has_one_list_of_categories_whichever_folder_they_are_offered_by(ItemKind kind)
    {
        CategoryStyle[] styles = [new CategoryStyle(1, "ES_1_Kundentermin", 3)];

        Assert.True(await _box.Open(kind).OfferCategoriesAsync(styles, Token));
        Assert.False(await _box.Open(ItemKind.Appointment).OfferCategoriesAsync(styles, Token));
        Assert.Contains("name=\"ES_1_Kundentermin\" color=\"3\"", _box.OfferedCategories, StringComparison.Ordinal);
    }

    private static void Weekly(CalendarItem item) => item.Recurrence = new Recurrence(new WeeklyPattern(1, DaysOfWeek.Monday), new RecurrenceRange(new LocalDate(2027, 1, 4), Count: 3));

    private static ExchangeItemId IdOf(Item item) => new(item.ItemId, item.ChangeKey);

    private static Instant Seconds(Instant time) => Instant.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private static Appointment Content(string subject) => new() { Subject = subject, Time = new AppointmentTime.Timed(EwsBox.Nine, EwsBox.Nine + Duration.FromHours(1)) };

    private static NewExchangeItem New(string subject, string stamp = "s") => new(new ItemMarks(stamp), Content(subject));

    private static ExchangeUpdate Move(ExchangeItem item) => new(item, (Appointment)item.Content with { Location = "Bonn" }, [ItemField.Location], item.Marks);

    private async Task<ExchangeItem> ReadAsync(Item item) => (await Folder.LoadAsync([item.ItemId], Token))[0].Item!;
}

using System.Linq;
using System.Threading.Tasks;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Store.Recurring;
using EsExchange.Simulator.Tests.Support;
using NodaTime;
using Xunit;
using static EsExchange.Simulator.Tests.Support.SeriesRequests;

namespace EsExchange.Simulator.Tests.Series;

public sealed class ExceptionTests
{
    private const string Mark = "<t:ExtendedFieldURI DistinguishedPropertySetId=\"PublicStrings\" PropertyName=\"Mark\" PropertyType=\"String\"/>";

    [Fact]
    public async Task Changed_occurrence_is_an_exception_of_its_master()
    {
        await using var world = await World.Start();
        var master = await world.CreateSeries(SeriesRequests.Series(Mondays, Times("2027-03-22", 4)));
        var second = await world.Occurrence(master.Id, 2);
        var changed = await world.Send(Requests.Update(
            second, Requests.Set("item:Subject", "<t:Subject>Anders</t:Subject>") + SetStartEnd("2027-03-30T07:00:00Z", "2027-03-30T09:00:00Z")));
        Assert.Equal("NoError", changed.Code());
        Assert.Equal(second.Id, changed.ItemId().Id);
        Assert.NotEqual(second.ChangeKey, changed.ItemId().ChangeKey);

        var read = await world.Send(Requests.Get(second.Id));
        Assert.Equal(("Exception", "Anders", "2027-03-30T07:00:00Z", "2027-03-29T08:00:00Z"), (read.Text("CalendarItemType"), read.Text("Subject"), read.Text("Start"), read.Text("OriginalStart")));
        var shown = await world.Master(master.Id);
        var modified = shown.Element(Reply.T + "ModifiedOccurrences")!.Elements().Single();
        Assert.Equal((second.Id, "2027-03-30T07:00:00Z", "2027-03-29T08:00:00Z"), (modified.IdOf().Id, modified.Text("Start"), modified.Text("OriginalStart")));
        Assert.Equal("Serie", shown.Element(Reply.T + "Subject")!.Value);
        Assert.Equal(
            ["2027-03-22T09:00:00Z", "2027-03-30T07:00:00Z", "2027-04-05T08:00:00Z", "2027-04-12T08:00:00Z"],
            await world.Starts("2027-03-01T00:00:00Z", "2027-05-01T00:00:00Z"));
    }

    [Fact]
    public async Task Exception_takes_what_it_has_not_changed_from_its_series()
    {
        await using var world = await World.Start();
        var master = await world.CreateSeries(SeriesRequests.Series(Mondays, Times("2027-03-22", 4)));
        var second = await world.Occurrence(master.Id, 2);
        await world.Send(Requests.Update(second, Requests.Set("calendar:Location", "<t:Location>Köln</t:Location>")
            + $"<t:SetItemField>{Mark}<t:CalendarItem><t:ExtendedProperty>{Mark}<t:Value>7</t:Value></t:ExtendedProperty></t:CalendarItem></t:SetItemField>"));
        await world.Send(Requests.Update(master, Requests.Set("item:Subject", "<t:Subject>Neu</t:Subject>") + Requests.Set("calendar:Location", "<t:Location>Bonn</t:Location>"), "AlwaysOverwrite"));
        var exception = await world.Send(Requests.Get(second.Id, more: $"<t:AdditionalProperties>{Mark}</t:AdditionalProperties>"));
        Assert.Equal(("Neu", "Köln", "7"), (exception.Text("Subject"), exception.Text("Location"), exception.Text("Value")));
        var third = await world.Send(ByIndex(master.Id, 3));
        Assert.Equal(("Neu", "Bonn"), (third.Text("Subject"), third.Text("Location")));
    }

    [Fact]
    public async Task Deleted_occurrence_is_gone_and_its_master_knows()
    {
        await using var world = await World.Start();
        var master = await world.CreateSeries(SeriesRequests.Series(Mondays, Times("2027-03-22", 4)));
        var second = await world.Occurrence(master.Id, 2);
        Assert.Equal("NoError", (await world.Send(Requests.Delete(second.Id, "MoveToDeletedItems"))).Code());
        Assert.Equal("ErrorItemNotFound", (await world.Send(Requests.Get(second.Id))).Code());
        Assert.Equal("ErrorItemNotFound", (await world.Send(Requests.Delete(second.Id))).Code());
        Assert.Equal("ErrorItemNotFound", (await world.Send(Requests.Update(second, Requests.Set("item:Subject", "<t:Subject>X</t:Subject>")))).Code());
        Assert.Equal("ErrorCalendarOccurrenceIsDeletedFromRecurrence", (await world.Send(ByIndex(master.Id, 2))).Code());
        Assert.Equal("2027-04-05T08:00:00Z", (await world.Send(ByIndex(master.Id, 3))).Text("Start"));
        Assert.Equal("2027-03-29T08:00:00Z", (await world.Master(master.Id)).Element(Reply.T + "DeletedOccurrences")!.Value);
        Assert.Equal(3, (await world.Starts("2027-03-01T00:00:00Z", "2027-05-01T00:00:00Z")).Length);
        Assert.Equal(0, world.Mailbox.DeletedItems.Count);
    }

    [Fact]
    public async Task Deleting_an_exception_leaves_no_trace_of_its_change()
    {
        await using var world = await World.Start();
        var master = await world.CreateSeries(SeriesRequests.Series(Mondays, Times("2027-03-22", 4)));
        var first = await world.Occurrence(master.Id, 1);
        await world.Send(Requests.Update(first, SetStartEnd("2027-03-23T09:00:00Z", "2027-03-23T10:00:00Z")));
        await world.Send(Requests.Delete(first.Id));
        var shown = await world.Master(master.Id);
        Assert.Null(shown.Element(Reply.T + "ModifiedOccurrences"));
        Assert.Equal("2027-03-22T09:00:00Z", shown.Element(Reply.T + "DeletedOccurrences")!.Value);
        Assert.Equal("2027-03-29T08:00:00Z", shown.Element(Reply.T + "FirstOccurrence")!.Element(Reply.T + "Start")!.Value);
    }

    [Fact]
    public async Task Series_goes_with_its_last_occurrence()
    {
        await using var world = await World.Start();
        var master = await world.CreateSeries(SeriesRequests.Series(Mondays, Times("2027-03-22", 2)));
        var (first, second) = (await world.Occurrence(master.Id, 1), await world.Occurrence(master.Id, 2));
        await world.Send(Requests.Delete(first.Id));
        Assert.Equal("NoError", (await world.Send(Requests.Delete(second.Id))).Code());
        Assert.Equal("ErrorItemNotFound", (await world.Send(Requests.Get(master.Id))).Code());
    }

    [Theory]
    [InlineData("2027-03-28", "NoError")]
    [InlineData("2027-04-04", "NoError")]
    [InlineData("2027-03-22", "ErrorOccurrenceCrossingBoundary")]
    [InlineData("2027-03-21", "ErrorOccurrenceCrossingBoundary")]
    [InlineData("2027-04-05", "ErrorOccurrenceCrossingBoundary")]
    [InlineData("2027-05-01", "ErrorOccurrenceCrossingBoundary")]
    public async Task Exception_stays_between_the_days_of_its_neighbours(string day, string code)
    {
        await using var world = await World.Start();
        var master = await world.CreateSeries(SeriesRequests.Series(Mondays, Times("2027-03-22", 4)));
        var second = await world.Occurrence(master.Id, 2);
        Assert.Equal(code, (await world.Send(Requests.Update(second, SetStartEnd(day + "T18:00:00Z", day + "T19:00:00Z")))).Code());
        Assert.Equal(code == "NoError" ? day + "T18:00:00Z" : "2027-03-29T08:00:00Z", (await world.Send(Requests.Get(second.Id))).Text("Start"));
    }

    [Fact]
    public async Task Exception_may_take_the_day_of_a_deleted_neighbour_and_the_ends_are_open()
    {
        await using var world = await World.Start();
        var master = await world.CreateSeries(SeriesRequests.Series(Daily, Times("2027-03-22", 4)));
        await world.Send(Requests.Delete((await world.Occurrence(master.Id, 2)).Id));
        var first = await world.Occurrence(master.Id, 1);
        Assert.Equal("NoError", (await world.Send(Requests.Update(first, SetStartEnd("2027-03-23T09:00:00Z", "2027-03-23T10:00:00Z")))).Code());
        var last = await world.Occurrence(master.Id, 4);
        Assert.Equal("NoError", (await world.Send(Requests.Update(last, SetStartEnd("2027-09-01T09:00:00Z", "2027-09-01T10:00:00Z")))).Code());
        Assert.Equal(["2027-09-01T09:00:00Z"], await world.Starts("2027-09-01T00:00:00Z", "2027-09-02T00:00:00Z"));
        Assert.Equal("2027-09-01T09:00:00Z", (await world.Master(master.Id)).Element(Reply.T + "LastOccurrence")!.Element(Reply.T + "Start")!.Value);
    }

    [Theory]
    [InlineData("calendar:Start", "<t:Start>2027-03-22T09:30:00Z</t:Start>")]
    [InlineData("calendar:End", "<t:End>2027-03-22T11:00:00Z</t:End>")]
    [InlineData("calendar:Recurrence", "<t:Recurrence>" + Mondays + "<t:NumberedRecurrence><t:StartDate>2027-03-22</t:StartDate><t:NumberOfOccurrences>6</t:NumberOfOccurrences></t:NumberedRecurrence></t:Recurrence>")]
    public async Task Another_time_or_recurrence_of_the_master_resets_its_exceptions(string field, string value)
    {
        await using var world = await World.Start();
        var master = await Disturbed(world);
        Assert.Equal("NoError", (await world.Send(Requests.Update(master, Requests.Set(field, value), "AlwaysOverwrite"))).Code());
        var shown = await world.Master(master.Id);
        Assert.Null(shown.Element(Reply.T + "ModifiedOccurrences"));
        Assert.Null(shown.Element(Reply.T + "DeletedOccurrences"));
    }

    [Theory]
    [InlineData("item:Subject", "<t:Subject>Neu</t:Subject>")]
    [InlineData("calendar:Start", "<t:Start>2027-03-22T09:00:00Z</t:Start>")]
    [InlineData("calendar:Recurrence", "<t:Recurrence>" + Mondays + "<t:NumberedRecurrence><t:StartDate>2027-03-22</t:StartDate><t:NumberOfOccurrences>4</t:NumberOfOccurrences></t:NumberedRecurrence></t:Recurrence>")]
    public async Task What_leaves_the_times_as_they_are_keeps_the_exceptions(string field, string value)
    {
        await using var world = await World.Start();
        var master = await Disturbed(world);
        Assert.Equal("NoError", (await world.Send(Requests.Update(master, Requests.Set(field, value), "AlwaysOverwrite"))).Code());
        var shown = await world.Master(master.Id);
        Assert.Single(shown.Element(Reply.T + "ModifiedOccurrences")!.Elements());
        Assert.Single(shown.Element(Reply.T + "DeletedOccurrences")!.Elements());
    }

    [Fact]
    public async Task Moving_the_master_to_another_day_moves_the_series()
    {
        await using var world = await World.Start();
        var master = await world.CreateSeries(SeriesRequests.Series(Daily, Times("2027-03-22", 3)));
        await world.Send(Requests.Update(master, SetStartEnd("2027-03-24T12:00:00Z", "2027-03-24T13:00:00Z")));
        Assert.Equal(["2027-03-24T12:00:00Z", "2027-03-25T12:00:00Z", "2027-03-26T12:00:00Z"], await world.Starts("2027-03-01T00:00:00Z", "2027-05-01T00:00:00Z"));
    }

    [Fact]
    public async Task Every_change_of_an_occurrence_is_a_change_of_the_master_to_sync()
    {
        await using var world = await World.Start();
        var master = await world.CreateSeries(SeriesRequests.Series(Mondays, Times("2027-03-22", 4)));
        var state = (await world.Send(Requests.Sync())).Descendants(Reply.M + "SyncState").Single().Value;
        await world.Send(Requests.Update(await world.Occurrence(master.Id, 2), Requests.Set("item:Subject", "<t:Subject>Anders</t:Subject>")));
        var first = await world.Send(Requests.Sync(state));
        var update = first.Descendants(Reply.T + "Update").Single();
        Assert.Equal(master.Id, update.Element(Reply.T + "CalendarItem")!.IdOf().Id);
        await world.Send(Requests.Delete((await world.Occurrence(master.Id, 3)).Id));
        var second = await world.Send(Requests.Sync(first.Descendants(Reply.M + "SyncState").Single().Value));
        Assert.Equal(master.Id, second.Descendants(Reply.T + "Update").Single().Element(Reply.T + "CalendarItem")!.IdOf().Id);
        Assert.Empty(second.Descendants(Reply.T + "Delete"));
    }

    [Fact]
    public async Task Stale_change_key_of_an_occurrence_conflicts()
    {
        await using var world = await World.Start();
        var master = await world.CreateSeries(SeriesRequests.Series(Mondays, Times("2027-03-22", 4)));
        var second = await world.Occurrence(master.Id, 2);
        await world.Send(Requests.Update(await world.Occurrence(master.Id, 3), Requests.Set("item:Subject", "<t:Subject>Anders</t:Subject>")));
        Assert.Equal("ErrorIrresolvableConflict", (await world.Send(Requests.Update(second, Requests.Set("item:Subject", "<t:Subject>X</t:Subject>")))).Code());
    }

    [Fact]
    public async Task In_process_users_change_and_delete_occurrences_by_id()
    {
        await using var world = await World.Start();
        var calendar = world.Mailbox.Calendar;
        var master = calendar.Add(new CalendarItem
        {
            Subject = "Serie", Start = Instant.FromUtc(2027, 3, 22, 9, 0), End = Instant.FromUtc(2027, 3, 22, 10, 0), StartTimeZone = "W. Europe Standard Time",
            Recurrence = new Recurrence(new WeeklyPattern(1, DaysOfWeek.Monday), new RecurrenceRange(new LocalDate(2027, 3, 22), Count: 4)),
        });
        var view = calendar.View(Instant.FromUtc(2027, 3, 1, 0, 0), Instant.FromUtc(2027, 5, 1, 0, 0));
        Assert.Equal(CalendarItemKind.Exception, calendar.Change<CalendarItem>(view[1].ItemId, i => i.Location = "Köln").Kind);
        Assert.True(calendar.Delete(view[2].ItemId));
        Assert.Equal(["", "Köln", ""], calendar.View(Instant.FromUtc(2027, 3, 1, 0, 0), Instant.FromUtc(2027, 5, 1, 0, 0)).Select(i => i.Location));
        Assert.Null(calendar.Find(view[2].ItemId));
        Assert.Single(calendar.List());
        Assert.NotEqual(master.ChangeKey, calendar.Find(master.ItemId)!.ChangeKey);
        var refusal = Assert.Throws<StoreRefusal>(() => calendar.Change<CalendarItem>(view[1].ItemId, i => i.Start = i.End = Instant.FromUtc(2027, 5, 1, 0, 0)));
        Assert.Equal("ErrorOccurrenceCrossingBoundary", refusal.Code);
    }

    /// <summary>A series with a changed and a deleted occurrence.</summary>
    private static async Task<(string Id, string ChangeKey)> Disturbed(World world)
    {
        var master = await world.CreateSeries(SeriesRequests.Series(Mondays, Times("2027-03-22", 4)));
        await world.Send(Requests.Update(await world.Occurrence(master.Id, 2), Requests.Set("item:Subject", "<t:Subject>Anders</t:Subject>")));
        await world.Send(Requests.Delete((await world.Occurrence(master.Id, 3)).Id));
        return master;
    }
}

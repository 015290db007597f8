using System.Linq;
using System.Threading.Tasks;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Tests.Support;
using Xunit;
using static EsExchange.Simulator.Tests.Support.SeriesRequests;

namespace EsExchange.Simulator.Tests.Series;

public sealed class SeriesTests
{
    [Theory]
    [InlineData("<t:DailyRecurrence><t:Interval>2</t:Interval></t:DailyRecurrence>")]
    [InlineData("<t:WeeklyRecurrence><t:Interval>2</t:Interval><t:DaysOfWeek>Monday Friday</t:DaysOfWeek><t:FirstDayOfWeek>Monday</t:FirstDayOfWeek></t:WeeklyRecurrence>")]
    [InlineData("<t:AbsoluteMonthlyRecurrence><t:Interval>1</t:Interval><t:DayOfMonth>22</t:DayOfMonth></t:AbsoluteMonthlyRecurrence>")]
    [InlineData("<t:RelativeMonthlyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek>Monday</t:DaysOfWeek><t:DayOfWeekIndex>Fourth</t:DayOfWeekIndex></t:RelativeMonthlyRecurrence>")]
    [InlineData("<t:AbsoluteYearlyRecurrence><t:DayOfMonth>22</t:DayOfMonth><t:Month>March</t:Month></t:AbsoluteYearlyRecurrence>")]
    [InlineData("<t:RelativeYearlyRecurrence><t:DaysOfWeek>Weekday</t:DaysOfWeek><t:DayOfWeekIndex>Last</t:DayOfWeekIndex><t:Month>March</t:Month></t:RelativeYearlyRecurrence>")]
    public async Task Every_pattern_and_range_reads_back(string pattern)
    {
        await using var world = await World.Start();
        foreach (var range in (string[])[NoEnd("2027-03-22"), Until("2027-03-22", "2032-12-31"), Times("2027-03-22", 4)])
        {
            var master = await world.Master((await world.CreateSeries(SeriesRequests.Series(pattern, range))).Id);
            Assert.Equal("RecurringMaster", master.Text("CalendarItemType"));
            var recurrence = master.Element(Reply.T + "Recurrence")!.Elements().ToList();
            Assert.Equal(Bare(pattern), Bare(recurrence[0].ToString()).Replace("<FirstDayOfWeek>Sunday</FirstDayOfWeek>", string.Empty));
            Assert.Equal(range.Contains("NoEnd"), master.Element(Reply.T + "LastOccurrence") is null);
        }

        static string Bare(string xml) => xml.Replace("t:", string.Empty).Replace($" xmlns=\"{Reply.T}\"", string.Empty).Replace($" xmlns:t=\"{Reply.T}\"", string.Empty)
            .Replace(" xmlns:m=\"" + Reply.M + "\"", string.Empty).Replace("\n", string.Empty).Replace("  ", string.Empty).Replace("\r", string.Empty);
    }

    [Fact]
    public async Task Occurrences_keep_their_local_time_over_both_changes_of_the_clocks()
    {
        await using var world = await World.Start();
        await world.CreateSeries(SeriesRequests.Series(Mondays, NoEnd("2027-03-22")));
        Assert.Equal(["2027-03-22T09:00:00Z", "2027-03-29T08:00:00Z"], await world.Starts("2027-03-20T00:00:00Z", "2027-04-01T00:00:00Z"));
        Assert.Equal(["2027-10-25T08:00:00Z", "2027-11-01T09:00:00Z"], await world.Starts("2027-10-20T00:00:00Z", "2027-11-02T00:00:00Z"));
    }

    [Theory]
    [InlineData("Eastern Standard Time", "2027-03-11T15:00:00Z", "2027-03-14T14:00:00Z")]
    [InlineData("AUS Eastern Standard Time", "2027-04-01T15:00:00Z", "2027-04-04T16:00:00Z")]
    [InlineData("India Standard Time", "2027-03-27T03:30:00Z", "2027-03-30T03:30:00Z")]
    [InlineData("UTC", "2027-03-27T03:30:00Z", "2027-03-30T03:30:00Z")]
    public async Task Each_zone_has_its_own_changes(string zone, string first, string fourth)
    {
        await using var world = await World.Start();
        var end = first.Replace("00:00Z", "30:00Z").Replace("3:30:00Z", "4:00:00Z");
        var local = first[..10] == "2027-04-01" ? "2027-04-02" : first[..10];
        var id = await world.CreateSeries(SeriesRequests.Series(Daily, NoEnd(local), first, end).Replace("W. Europe Standard Time", zone));
        Assert.Equal(fourth, (await world.Send(ByIndex(id.Id, 4))).Text("Start"));
    }

    [Fact]
    public async Task Times_that_the_clocks_skip_or_repeat_still_have_one_occurrence()
    {
        await using var world = await World.Start();
        await world.CreateSeries(SeriesRequests.Series(Daily, Until("2027-03-27", "2027-03-29"), "2027-03-27T01:30:00Z", "2027-03-27T02:00:00Z"));
        Assert.Equal(["2027-03-27T01:30:00Z", "2027-03-28T01:30:00Z", "2027-03-29T00:30:00Z"], await world.Starts("2027-03-01T00:00:00Z", "2027-04-10T00:00:00Z"));
        await world.CreateSeries(SeriesRequests.Series(Daily, Until("2027-10-30", "2027-11-01"), "2027-10-30T00:30:00Z", "2027-10-30T01:00:00Z"));
        Assert.Equal(["2027-10-30T00:30:00Z", "2027-10-31T00:30:00Z", "2027-11-01T01:30:00Z"], await world.Starts("2027-10-01T00:00:00Z", "2027-11-10T00:00:00Z"));
    }

    [Fact]
    public async Task All_day_series_has_whole_local_days()
    {
        await using var world = await World.Start();
        await world.CreateSeries(SeriesRequests.Series(Daily, Times("2027-03-27", 3), "2027-03-26T23:00:00Z", "2027-03-27T23:00:00Z", "<t:IsAllDayEvent>true</t:IsAllDayEvent>"));
        var answer = await world.Send(View("2027-03-01T00:00:00Z", "2027-04-10T00:00:00Z"));
        Assert.Equal(["2027-03-26T23:00:00Z", "2027-03-27T23:00:00Z", "2027-03-28T22:00:00Z"], answer.Texts("Start"));
        Assert.Equal(["2027-03-27T23:00:00Z", "2027-03-28T22:00:00Z", "2027-03-29T22:00:00Z"], answer.Texts("End"));
    }

    [Fact]
    public async Task Master_starts_with_its_first_occurrence()
    {
        await using var world = await World.Start();
        var master = await world.Master((await world.CreateSeries(SeriesRequests.Series(Mondays.Replace("Monday", "Wednesday"), Times("2027-03-22", 2)))).Id);
        Assert.Equal("2027-03-24T09:00:00Z", master.Element(Reply.T + "Start")!.Value);
        Assert.Equal("2027-03-24+01:00", master.Text("StartDate"));
        Assert.Equal("2027-03-31T08:00:00Z", master.Element(Reply.T + "LastOccurrence")!.Element(Reply.T + "Start")!.Value);
        Assert.Equal("true", master.Text("IsRecurring"));
    }

    [Fact]
    public async Task Occurrence_shows_its_series()
    {
        await using var world = await World.Start();
        var master = await world.CreateSeries(SeriesRequests.Series(Mondays, Times("2027-03-22", 4)));
        var second = await world.Send(ByIndex(master.Id, 2));
        Assert.Equal("Occurrence", second.Text("CalendarItemType"));
        Assert.Equal("2027-03-29T08:00:00Z", second.Text("OriginalStart"));
        Assert.Equal("2027-03-29T08:00:00Z", second.Text("RecurrenceId"));
        Assert.Equal("true", second.Text("IsRecurring"));
        Assert.Null(second.TextOrNull("Recurrence"));
        var shown = await world.Master(master.Id);
        Assert.Equal(shown.Text("UID"), second.Text("UID"));
        Assert.NotEqual(master.Id, second.ItemId().Id);
        Assert.Equal(second.ItemId(), (await world.Send(Requests.Get(second.ItemId().Id))).ItemId());
        Assert.Equal(master, (await world.Send(MasterOf(second.ItemId().Id))).Descendants(Reply.T + "CalendarItem").Single().IdOf());
    }

    [Fact]
    public async Task Ids_of_occurrences_last_and_their_change_key_follows_the_master()
    {
        await using var world = await World.Start();
        var master = await world.CreateSeries(SeriesRequests.Series(Mondays, Times("2027-03-22", 4)));
        var before = await world.Occurrence(master.Id, 3);
        Assert.Equal("NoError", (await world.Send(Requests.Update(master, Requests.Set("item:Subject", "<t:Subject>Neu</t:Subject>")))).Code());
        var after = await world.Occurrence(master.Id, 3);
        Assert.Equal(before.Id, after.Id);
        Assert.NotEqual(before.ChangeKey, after.ChangeKey);
        Assert.Equal((await world.Master(master.Id)).IdOf().ChangeKey, after.ChangeKey);
        Assert.Equal("Neu", (await world.Send(Requests.Get(before.Id))).Text("Subject"));
    }

    [Fact]
    public async Task View_shows_occurrences_and_singles_that_overlap_it()
    {
        await using var world = await World.Start();
        await world.CreateSeries(SeriesRequests.Series(Mondays, NoEnd("2027-03-22")));
        await world.Send(Requests.Appointment("Einzeln", "2027-03-30T08:00:00Z", "2027-03-30T09:00:00Z"));
        var answer = await world.Send(View("2027-03-29T08:30:00Z", "2027-04-05T08:00:00Z"));
        Assert.Equal(["Occurrence", "Single"], answer.Texts("CalendarItemType"));
        Assert.Equal(["Serie", "Einzeln"], answer.Texts("Subject"));
        Assert.Equal(["RecurringMaster", "Single"], (await world.Send(Requests.Find())).Texts("CalendarItemType"));
        Assert.Equal(["RecurringMaster", "Single"], (await world.Send(Requests.Sync())).Texts("CalendarItemType"));
    }

    [Fact]
    public async Task View_tells_when_more_lies_behind_its_limit()
    {
        await using var world = await World.Start();
        await world.CreateSeries(SeriesRequests.Series(Daily, Times("2027-03-22", 10)));
        var part = await world.Send(View("2027-03-01T00:00:00Z", "2027-05-01T00:00:00Z", "MaxEntriesReturned=\"4\""));
        Assert.Equal(4, part.Texts("Start").Length);
        Assert.Equal("false", part.Descendants(Reply.M + "RootFolder").Single().Attribute("IncludesLastItemInRange")!.Value);
        var whole = await world.Send(View("2027-03-01T00:00:00Z", "2027-05-01T00:00:00Z", "MaxEntriesReturned=\"10\""));
        Assert.Equal(10, whole.Texts("Start").Length);
        Assert.Equal("true", whole.Descendants(Reply.M + "RootFolder").Single().Attribute("IncludesLastItemInRange")!.Value);
    }

    [Fact]
    public async Task View_refuses_a_restriction_and_a_sort_order()
    {
        await using var world = await World.Start();
        const string View = "<m:CalendarView StartDate=\"2027-03-01T00:00:00Z\" EndDate=\"2027-04-01T00:00:00Z\"/>";
        Assert.Equal("ErrorInvalidRequest", (await world.Send(Requests.Find(View, Requests.Compare("IsEqualTo", "item:Subject", "Serie")))).Code());
        Assert.Equal("ErrorInvalidRequest", (await world.Send(Requests.Find(View, sort: "<m:SortOrder><t:FieldOrder Order=\"Ascending\"><t:FieldURI FieldURI=\"calendar:Start\"/></t:FieldOrder></m:SortOrder>"))).Code());
    }

    [Theory]
    [InlineData(0, "ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange")]
    [InlineData(5, "ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange")]
    public async Task Index_outside_of_the_series_is_refused(int index, string code)
    {
        await using var world = await World.Start();
        var master = await world.CreateSeries(SeriesRequests.Series(Mondays, Times("2027-03-22", 4)));
        Assert.Equal(code, (await world.Send(ByIndex(master.Id, index))).Code());
    }

    [Fact]
    public async Task Ids_of_the_wrong_kind_are_refused()
    {
        await using var world = await World.Start();
        var single = (await world.Send(Requests.Appointment("Einzeln"))).ItemId();
        Assert.Equal("ErrorCalendarCannotUseIdForOccurrenceId", (await world.Send(ByIndex(single.Id, 1))).Code());
        Assert.Equal("ErrorCalendarCannotUseIdForRecurringMasterId", (await world.Send(MasterOf(single.Id))).Code());
        var master = await world.CreateSeries(SeriesRequests.Series(Mondays, Times("2027-03-22", 4)));
        var occurrence = await world.Occurrence(master.Id, 1);
        Assert.Equal("ErrorCalendarCannotUseIdForOccurrenceId", (await world.Send(ByIndex(occurrence.Id, 1))).Code());
        foreach (var operation in (string[])["MoveItem", "CopyItem"])
        {
            var request = $"<m:{operation}><m:ToFolderId><t:DistinguishedFolderId Id=\"calendar\"/></m:ToFolderId><m:ItemIds><t:ItemId Id=\"{occurrence.Id}\"/></m:ItemIds></m:{operation}>";
            Assert.Equal("ErrorCalendarCannotMoveOrCopyOccurrence", (await world.Send(request)).Code());
        }
    }

    [Theory]
    [InlineData("<t:WeeklyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek>Weekday</t:DaysOfWeek></t:WeeklyRecurrence>", "2027-03-22", "2027-12-31", "ErrorCalendarInvalidDayForWeeklyRecurrence")]
    [InlineData("<t:DailyRecurrence><t:Interval>0</t:Interval></t:DailyRecurrence>", "2027-03-22", "2027-12-31", "ErrorCalendarInvalidRecurrence")]
    [InlineData(Mondays, "2027-03-23", "2027-03-24", "ErrorRecurrenceHasNoOccurrence")]
    [InlineData(Mondays, "2027-03-23", "2027-03-20", "ErrorCalendarInvalidRecurrence")]
    public async Task Senseless_recurrence_is_refused(string pattern, string start, string end, string code)
    {
        await using var world = await World.Start();
        Assert.Equal(code, (await world.Send(SeriesRequests.Series(pattern, Until(start, end)))).Code());
        Assert.Empty(world.Mailbox.Calendar.List());
    }

    [Fact]
    public async Task Occurrences_may_not_overlap()
    {
        await using var world = await World.Start();
        var request = SeriesRequests.Series(Daily, NoEnd("2027-03-22"), end: "2027-03-23T09:00:01Z");
        Assert.Equal("ErrorOccurrenceTimeSpanTooBig", (await world.Send(request)).Code());
    }

    [Fact]
    public async Task Single_becomes_a_series_and_single_again_under_the_same_id()
    {
        await using var world = await World.Start();
        var id = (await world.Send(Requests.Create($"<t:Subject>A</t:Subject><t:Start>2027-03-22T09:00:00Z</t:Start><t:End>2027-03-22T10:00:00Z</t:End>{Berlin}"))).ItemId();
        var recurring = await world.Send(Requests.Update(id, Requests.Set("calendar:Recurrence", $"<t:Recurrence>{Mondays}{Times("2027-03-22", 3)}</t:Recurrence>")));
        Assert.Equal(id.Id, recurring.ItemId().Id);
        Assert.Equal(3, (await world.Starts("2027-03-01T00:00:00Z", "2027-05-01T00:00:00Z")).Length);
        var occurrence = await world.Occurrence(id.Id, 2);
        Assert.Equal("ErrorInvalidPropertySet", (await world.Send(Requests.Update(occurrence, Requests.Set("calendar:Recurrence", $"<t:Recurrence>{Mondays}{Times("2027-03-22", 3)}</t:Recurrence>")))).Code());
        var single = await world.Send(Requests.Update(recurring.ItemId(), "<t:DeleteItemField><t:FieldURI FieldURI=\"calendar:Recurrence\"/></t:DeleteItemField>"));
        Assert.Equal(id.Id, single.ItemId().Id);
        Assert.Equal(["2027-03-22T09:00:00Z"], await world.Starts("2027-03-01T00:00:00Z", "2027-05-01T00:00:00Z"));
        Assert.Equal("Single", (await world.Master(id.Id)).Text("CalendarItemType"));
        Assert.Equal("ErrorItemNotFound", (await world.Send(Requests.Get(occurrence.Id))).Code());
    }

    [Fact]
    public async Task Copy_of_a_master_is_a_series_of_its_own_with_the_same_exceptions()
    {
        await using var world = await World.Start();
        var master = await world.CreateSeries(SeriesRequests.Series(Mondays, Times("2027-03-22", 3)));
        await world.Send(Requests.Delete((await world.Occurrence(master.Id, 2)).Id));
        var copy = await world.Send($"<m:CopyItem><m:ToFolderId><t:DistinguishedFolderId Id=\"calendar\"/></m:ToFolderId><m:ItemIds><t:ItemId Id=\"{master.Id}\"/></m:ItemIds></m:CopyItem>");
        Assert.Equal("ErrorCalendarOccurrenceIsDeletedFromRecurrence", (await world.Send(ByIndex(copy.ItemId().Id, 2))).Code());
        Assert.Equal(4, (await world.Starts("2027-03-01T00:00:00Z", "2027-05-01T00:00:00Z")).Length);
        Assert.Equal(2, world.Mailbox.Calendar.List<CalendarItem>().Count);
    }
}

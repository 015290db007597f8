using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using System.Xml;
using CsCheck;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Operations;
using EsExchange.Ews.Tests.Support;
using NodaTime;
using Xunit;

namespace EsExchange.Ews.Tests.Items;

public sealed class SeriesTests
{
    private const string Master =
        """
        <t:CalendarItem><t:ItemId Id="M" ChangeKey="1"/><t:Subject>Jour fixe</t:Subject><t:Body BodyType="Text">Agenda</t:Body>
        <t:Categories><t:String>ES_5_Aufgabe</t:String><t:String>Rot</t:String></t:Categories><t:UID>U</t:UID>
        <t:Start>2027-03-22T08:00:00Z</t:Start><t:End>2027-03-22T09:00:00Z</t:End><t:IsMeeting>true</t:IsMeeting><t:CalendarItemType>RecurringMaster</t:CalendarItemType>
        <t:MyResponseType>Accept</t:MyResponseType>
        <t:Recurrence><t:WeeklyRecurrence><t:Interval>2</t:Interval><t:DaysOfWeek>Monday Thursday</t:DaysOfWeek><t:FirstDayOfWeek>Monday</t:FirstDayOfWeek></t:WeeklyRecurrence>
        <t:EndDateRecurrence><t:StartDate>2027-03-22+01:00</t:StartDate><t:EndDate>2027-06-30Z</t:EndDate></t:EndDateRecurrence></t:Recurrence>
        <t:ModifiedOccurrences><t:Occurrence><t:ItemId Id="O1" ChangeKey="2"/><t:Start>2027-04-06T07:00:00Z</t:Start><t:End>2027-04-06T08:00:00Z</t:End><t:OriginalStart>2027-04-05T07:00:00Z</t:OriginalStart></t:Occurrence></t:ModifiedOccurrences>
        <t:DeletedOccurrences><t:DeletedOccurrence><t:Start>2027-04-08T07:00:00Z</t:Start></t:DeletedOccurrence></t:DeletedOccurrences>
        <t:StartTimeZone Id="W. Europe Standard Time"/></t:CalendarItem>
        """;

    [Fact]
    public async Task A_master_is_read_with_its_pattern_and_its_changed_and_deleted_occurrences()
    {
        using var world = new StubWorld(Answers.Items(Master));

        CalendarItem item = (await world.Mailbox.GetCalendarItemsAsync(["M"], default))[0].Item!;

        Assert.Equal(CalendarItemKind.RecurringMaster, item.Kind);
        Assert.Equal(
            new Recurrence(
                new RecurrencePattern.Weekly(2, DaysOfWeek.Monday | DaysOfWeek.Thursday, IsoDayOfWeek.Monday),
                new RecurrenceRange.EndDate(new LocalDate(2027, 3, 22), new LocalDate(2027, 6, 30))),
            item.Recurrence);
        Assert.Equal(
            [new ModifiedOccurrence(new ItemId("O1", "2"), Instant.FromUtc(2027, 4, 6, 7, 0), Instant.FromUtc(2027, 4, 6, 8, 0), Instant.FromUtc(2027, 4, 5, 7, 0))],
            item.ModifiedOccurrences);
        Assert.Equal([Instant.FromUtc(2027, 4, 8, 7, 0)], item.DeletedOccurrences);
        Assert.Equal(("U", "Agenda", "W. Europe Standard Time"), (item.Uid, item.Body, item.StartTimeZone));
        Assert.Equal(["ES_5_Aufgabe", "Rot"], item.Categories);
        Assert.Equal((true, false), (item.IsMeeting, item.IsOrganizer));
    }

    [Fact]
    public async Task A_moved_occurrence_tells_when_it_would_have_been()
    {
        using var world = new StubWorld(Answers.Items(
            """
            <t:CalendarItem><t:ItemId Id="O1" ChangeKey="2"/><t:UID>U</t:UID><t:Start>2027-04-06T07:00:00Z</t:Start><t:End>2027-04-06T08:00:00Z</t:End>
            <t:OriginalStart>2027-04-05T07:00:00Z</t:OriginalStart><t:CalendarItemType>Exception</t:CalendarItemType></t:CalendarItem>
            """));

        CalendarItem item = (await world.Mailbox.GetCalendarItemsAsync(["O1"], default))[0].Item!;

        Assert.Equal((CalendarItemKind.Exception, Instant.FromUtc(2027, 4, 5, 7, 0)), (item.Kind, item.OriginalStart!.Value));
        Assert.Null(item.Recurrence);
        Assert.True(item.IsOrganizer);
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_spoils_its_own_item_alone()
    {
        string broken = Master.Replace("<t:Interval>2<", "<t:Interval>two<", System.StringComparison.Ordinal);
        string vague = Master.Replace("2027-04-05T07:00:00Z", "soon", System.StringComparison.Ordinal);
        using var world = new StubWorld(Answers.Items(broken, Master, vague, Master.Replace(">true<", ">yes<", System.StringComparison.Ordinal), Master));

        var results = await world.Mailbox.GetCalendarItemsAsync(["A", "B", "C", "D", "E"], default);

        Assert.Equal(["B", "E"], results.Where(result => result.Item is not null).Select(result => result.RequestedId));
        Assert.All(results.Where(result => result.Item is null), result => Assert.Equal(EwsErrorCategory.CorruptItem, result.Error!.Category));
    }

    [Fact]
    public async Task A_pattern_that_nobody_knows_leaves_the_item_readable()
    {
        string lunar = Master.Replace("WeeklyRecurrence", "LunarRecurrence", System.StringComparison.Ordinal);
        using var world = new StubWorld(Answers.Items(lunar));

        CalendarItem item = (await world.Mailbox.GetCalendarItemsAsync(["M"], default))[0].Item!;

        Assert.Equal(CalendarItemKind.RecurringMaster, item.Kind);
        Assert.Null(item.Recurrence);
    }

    [Fact]
    public async Task Any_recurrence_comes_back_as_it_was_written() => await Recurrences.OfTasks.SampleAsync(async recurrence =>
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text))
            RecurrenceWriter.Write(writer, recurrence);
        using var reader = XmlReader.Create(new StringReader(text.ToString()), new XmlReaderSettings { Async = true });
        await reader.MoveToContentAsync();

        Assert.Equal(recurrence, await RecurrenceReader.ReadAsync(reader));
    }, iter: 2_000);

    [Fact(Skip = Requests.NoSchemas, SkipUnless = nameof(Requests.HasSchemas), SkipType = typeof(Requests))]
    public void Any_series_is_written_as_the_schema_wants_it() => Recurrences.OfCalendar.Sample(recurrence =>
    {
        Requests.AssertValid(new CreateItemOperation([SimulatorWorld.NewItem("Jour fixe") with { Recurrence = recurrence, Categories = ["Rot"] }]));
        Requests.AssertValid(new UpdateItemOperation([
            new CalendarItemUpdate(new ItemId("M", "1"), [new FieldChange.SetRecurrence(recurrence), new FieldChange.SetCategories(["Rot"])]),
            new CalendarItemUpdate(new ItemId("N", "1"), [new FieldChange.SetRecurrence(null), new FieldChange.SetCategories([])])]));
    }, iter: 300);

    [Fact]
    public void A_monthly_series_on_two_weekdays_is_refused()
    {
        using var writer = XmlWriter.Create(new StringBuilder());
        var recurrence = new Recurrence(
            new RecurrencePattern.RelativeMonthly(1, DayOfWeekIndex.First, DaysOfWeek.Monday | DaysOfWeek.Tuesday),
            new RecurrenceRange.NoEnd(new LocalDate(2027, 1, 4)));

        Assert.Throws<System.ArgumentOutOfRangeException>(() => RecurrenceWriter.Write(writer, recurrence));
    }
}

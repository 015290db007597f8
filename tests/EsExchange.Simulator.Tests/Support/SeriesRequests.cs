using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace EsExchange.Simulator.Tests.Support;

/// <summary>The requests about series that tests send, all in Berlin's time.</summary>
internal static class SeriesRequests
{
    public const string Berlin = "<t:StartTimeZone Id=\"W. Europe Standard Time\"/><t:EndTimeZone Id=\"W. Europe Standard Time\"/>";
    public const string Daily = "<t:DailyRecurrence><t:Interval>1</t:Interval></t:DailyRecurrence>";
    public const string Mondays = "<t:WeeklyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek>Monday</t:DaysOfWeek></t:WeeklyRecurrence>";

    public static string NoEnd(string start) => $"<t:NoEndRecurrence><t:StartDate>{start}</t:StartDate></t:NoEndRecurrence>";

    public static string Until(string start, string end) => $"<t:EndDateRecurrence><t:StartDate>{start}</t:StartDate><t:EndDate>{end}</t:EndDate></t:EndDateRecurrence>";

    public static string Times(string start, int count) => $"<t:NumberedRecurrence><t:StartDate>{start}</t:StartDate><t:NumberOfOccurrences>{count}</t:NumberOfOccurrences></t:NumberedRecurrence>";

    /// <summary>A series at 10:00 to 11:00 in Berlin (09:00Z in winter) unless told otherwise.</summary>
    public static string Series(string pattern, string range, string start = "2027-03-22T09:00:00Z", string end = "2027-03-22T10:00:00Z", string more = "") => Requests.Create(
        $"<t:Subject>Serie</t:Subject><t:Start>{start}</t:Start><t:End>{end}</t:End>{more}<t:Recurrence>{pattern}{range}</t:Recurrence>{Berlin}");

    public static string View(string from, string until, string max = "") =>
        Requests.Find($"<m:CalendarView {max} StartDate=\"{from}\" EndDate=\"{until}\"/>", shape: "AllProperties");

    public static string ByIndex(string master, int index, string shape = "AllProperties") =>
        Get($"<t:OccurrenceItemId RecurringMasterId=\"{master}\" InstanceIndex=\"{index}\"/>", shape);

    public static string MasterOf(string occurrence) => Get($"<t:RecurringMasterItemId OccurrenceId=\"{occurrence}\"/>");

    public static string SetStartEnd(string start, string end) =>
        Requests.Set("calendar:Start", $"<t:Start>{start}</t:Start>") + Requests.Set("calendar:End", $"<t:End>{end}</t:End>");

    /// <summary>Stores a series and returns its master's id.</summary>
    public static async Task<(string Id, string ChangeKey)> CreateSeries(this World world, string request)
    {
        var answer = await world.Send(request);
        Assert.Equal("NoError", answer.Code());
        return answer.ItemId();
    }

    public static async Task<XElement> Master(this World world, string id) => (await world.Send(Requests.Get(id))).Descendants(Reply.T + "CalendarItem").Single();

    /// <summary>The id of an occurrence by its place in the series.</summary>
    public static async Task<(string Id, string ChangeKey)> Occurrence(this World world, string master, int index)
    {
        var answer = await world.Send(ByIndex(master, index, "IdOnly"));
        Assert.Equal("NoError", answer.Code());
        return answer.ItemId();
    }

    /// <summary>The starts of what a view shows.</summary>
    public static async Task<string[]> Starts(this World world, string from, string until)
    {
        var answer = await world.Send(View(from, until));
        Assert.Equal("NoError", answer.Code());
        return answer.Texts("Start");
    }

    private static string Get(string id, string shape = "AllProperties") =>
        $"<m:GetItem><m:ItemShape><t:BaseShape>{shape}</t:BaseShape></m:ItemShape><m:ItemIds>{id}</m:ItemIds></m:GetItem>";
}

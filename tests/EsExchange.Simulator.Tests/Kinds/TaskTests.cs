using System.Linq;
using System.Threading.Tasks;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Store.Recurring;
using EsExchange.Simulator.Tests.Support;
using NodaTime;
using Xunit;
using static EsExchange.Simulator.Tests.Support.KindRequests;

namespace EsExchange.Simulator.Tests.Kinds;

public sealed class TaskTests
{
    private const string Mark = "<t:ExtendedFieldURI DistinguishedPropertySetId=\"PublicStrings\" PropertyName=\"Mark\" PropertyType=\"String\"/>";
    private const string Marked = $"<t:ExtendedProperty>{Mark}<t:Value>7</t:Value></t:ExtendedProperty>";
    private const string BerlinHeader = "<t:TimeZoneContext><t:TimeZoneDefinition Id=\"W. Europe Standard Time\"/></t:TimeZoneContext>";

    [Fact]
    public async Task Created_task_reads_back_with_every_field()
    {
        await using var world = await World.Start();
        var id = (await world.Send(CreateTask(
            "<t:Subject>Angebot</t:Subject><t:Sensitivity>Private</t:Sensitivity><t:Body BodyType=\"Text\">Zeile</t:Body><t:Categories><t:String>ES_5_Aufgabe</t:String></t:Categories>"
            + "<t:Importance>High</t:Importance><t:ReminderDueBy>2027-02-01T07:30:00Z</t:ReminderDueBy><t:ReminderIsSet>true</t:ReminderIsSet>" + Marked
            + "<t:ActualWork>30</t:ActualWork><t:BillingInformation>R1</t:BillingInformation><t:Companies><t:String>Musterbau</t:String></t:Companies>"
            + "<t:Contacts><t:String>Bert</t:String></t:Contacts><t:DueDate>2027-02-03T00:00:00Z</t:DueDate><t:Mileage>12</t:Mileage><t:PercentComplete>40</t:PercentComplete>"
            + "<t:StartDate>2027-02-01T15:00:00Z</t:StartDate><t:Status>WaitingOnOthers</t:Status><t:TotalWork>60</t:TotalWork>"))).ItemId();
        var read = await world.Send(Requests.Get(id.Id, more: $"<t:AdditionalProperties>{Mark}</t:AdditionalProperties>"));
        Assert.Equal(("Angebot", "Private", "Zeile", "ES_5_Aufgabe", "High"), (read.Text("Subject"), read.Text("Sensitivity"), read.Text("Body"), read.Text("Categories"), read.Text("Importance")));
        Assert.Equal(("2027-02-01T07:30:00Z", "true"), (read.Text("ReminderDueBy"), read.Text("ReminderIsSet")));
        Assert.Equal(("2027-02-01T00:00:00Z", "2027-02-03T00:00:00Z"), (read.Text("StartDate"), read.Text("DueDate")));
        Assert.Equal(("40", "WaitingOnOthers", "false", "false"), (read.Text("PercentComplete"), read.Text("Status"), read.Text("IsComplete"), read.Text("IsRecurring")));
        Assert.Equal(("30", "60", "R1", "Musterbau", "Bert", "12", "7", "Anna Muster"), (
            read.Text("ActualWork"), read.Text("TotalWork"), read.Text("BillingInformation"), read.Text("Companies"), read.Text("Contacts"), read.Text("Mileage"), read.Text("Value"), read.Text("Owner")));
    }

    [Fact]
    public async Task Dates_have_no_zone_and_show_as_midnight_utc_whatever_the_zone_of_the_request()
    {
        await using var world = await World.Start();
        var id = (await world.Send(CreateTask("<t:Subject>A</t:Subject><t:DueDate>2027-07-01T11:59:59+02:00</t:DueDate>"), header: BerlinHeader)).ItemId();
        Assert.Equal("2027-07-01T00:00:00Z", (await world.Send(Requests.Get(id.Id), header: BerlinHeader)).Text("DueDate"));
        Assert.Equal("2027-07-01T00:00:00Z", (await world.Send(Requests.Get(id.Id))).Text("DueDate"));
    }

    [Fact]
    public async Task Task_without_dates_has_none_and_a_start_makes_it_due()
    {
        await using var world = await World.Start();
        var id = (await world.Send(CreateTask("<t:Subject>A</t:Subject>"))).ItemId();
        var read = await world.Send(Requests.Get(id.Id));
        Assert.Equal((null, null, null), (read.TextOrNull("StartDate"), read.TextOrNull("DueDate"), read.TextOrNull("CompleteDate")));
        var changed = await world.Send(Update(id, Set("Task", "task:StartDate", "<t:StartDate>2027-02-01T00:00:00Z</t:StartDate>")));
        Assert.Equal("2027-02-01T00:00:00Z", (await world.Send(Requests.Get(id.Id))).Text("DueDate"));
        changed = await world.Send(Update(changed.ItemId(), Set("Task", "task:StartDate", "<t:StartDate>2027-03-01T00:00:00Z</t:StartDate>")));
        Assert.Equal("2027-03-01T00:00:00Z", (await world.Send(Requests.Get(id.Id))).Text("DueDate"));
        await world.Send(Update(changed.ItemId(), Set("Task", "task:DueDate", "<t:DueDate>2027-01-05T00:00:00Z</t:DueDate>")));
        Assert.Equal("2027-01-05T00:00:00Z", (await world.Send(Requests.Get(id.Id))).Text("StartDate"));
    }

    [Theory]
    [InlineData("task:Status", "<t:Status>Completed</t:Status>", "Completed", "100", true)]
    [InlineData("task:PercentComplete", "<t:PercentComplete>100</t:PercentComplete>", "Completed", "100", true)]
    [InlineData("task:CompleteDate", "<t:CompleteDate>2027-01-05T00:00:00Z</t:CompleteDate>", "Completed", "100", true)]
    [InlineData("task:Status", "<t:Status>NotStarted</t:Status>", "NotStarted", "0", false)]
    [InlineData("task:Status", "<t:Status>Deferred</t:Status>", "Deferred", "40", false)]
    [InlineData("task:PercentComplete", "<t:PercentComplete>0</t:PercentComplete>", "NotStarted", "0", false)]
    [InlineData("task:PercentComplete", "<t:PercentComplete>99.5</t:PercentComplete>", "InProgress", "99.5", false)]
    public async Task Status_percentage_and_completion_agree(string uri, string value, string status, string percent, bool completed)
    {
        await using var world = await World.Start();
        var id = (await world.Send(CreateTask("<t:Subject>A</t:Subject><t:PercentComplete>40</t:PercentComplete>"))).ItemId();
        Assert.Equal("NoError", (await world.Send(Update(id, Set("Task", uri, value)))).Code());
        var read = await world.Send(Requests.Get(id.Id));
        Assert.Equal((status, percent, completed), (read.Text("Status"), read.Text("PercentComplete"), read.Text("IsComplete") == "true"));
        Assert.Equal(completed, read.TextOrNull("CompleteDate") is not null);
    }

    [Fact]
    public async Task Reopened_task_is_no_longer_completed()
    {
        await using var world = await World.Start();
        var task = world.Mailbox.Tasks.Add(new TaskItem { Subject = "A", Status = TaskProgress.Completed });
        Assert.NotNull(task.CompleteDate);
        var open = world.Mailbox.Tasks.Change<TaskItem>(task.ItemId, t => t.Status = TaskProgress.InProgress);
        Assert.Equal((0d, (Instant?)null), (open.PercentComplete, open.CompleteDate));
    }

    [Theory]
    [InlineData("101")]
    [InlineData("-1")]
    public async Task Percentage_outside_of_0_to_100_is_refused(string percent)
    {
        await using var world = await World.Start();
        Assert.Equal("ErrorInvalidPropertySet", (await world.Send(CreateTask($"<t:Subject>A</t:Subject><t:PercentComplete>{percent}</t:PercentComplete>"))).Code());
    }

    [Theory]
    [InlineData("DailyRegeneration")]
    [InlineData("WeeklyRegeneration")]
    [InlineData("MonthlyRegeneration")]
    [InlineData("YearlyRegeneration")]
    [InlineData("DailyRecurrence")]
    public async Task Recurrence_reads_back(string pattern)
    {
        await using var world = await World.Start();
        var id = (await world.Send(CreateTask(
            $"<t:Subject>A</t:Subject><t:Recurrence><t:{pattern}><t:Interval>2</t:Interval></t:{pattern}>{SeriesRequests.NoEnd("2027-02-01")}</t:Recurrence>"))).ItemId();
        var read = await world.Send(Requests.Get(id.Id));
        Assert.Equal("2", read.Descendants(Reply.T + pattern).Single().Value);
        Assert.Equal(("true", "2027-02-01T00:00:00Z", "2027-02-01T00:00:00Z"), (read.Text("IsRecurring"), read.Text("StartDate", "Task"), read.Text("DueDate")));
    }

    [Fact]
    public async Task Completing_a_recurring_task_moves_it_on_and_leaves_a_completed_copy()
    {
        await using var world = await World.Start();
        var id = (await world.Send(CreateTask(
            "<t:Subject>Wartung</t:Subject><t:ReminderDueBy>2027-02-01T07:00:00Z</t:ReminderDueBy><t:ReminderIsSet>true</t:ReminderIsSet>" + Marked + "<t:DueDate>2027-02-02T00:00:00Z</t:DueDate>"
            + $"<t:Recurrence>{SeriesRequests.Mondays}{SeriesRequests.Times("2027-02-01", 2)}</t:Recurrence><t:StartDate>2027-02-01T00:00:00Z</t:StartDate>"))).ItemId();
        var state = (await world.Send(Requests.Sync().Replace("\"calendar\"", "\"tasks\""))).Descendants(Reply.M + "SyncState").Single().Value;
        var done = await world.Send(Update(id, Set("Task", "task:Status", "<t:Status>Completed</t:Status>")));
        Assert.Equal(id.Id, done.ItemId().Id);
        var moved = await world.Send(Requests.Get(id.Id));
        Assert.Equal(("2027-02-08T00:00:00Z", "2027-02-09T00:00:00Z", "2027-02-08T07:00:00Z"), (moved.Text("StartDate", "Task"), moved.Text("DueDate"), moved.Text("ReminderDueBy")));
        Assert.Equal(("NotStarted", "0", "true"), (moved.Text("Status"), moved.Text("PercentComplete"), moved.Text("IsRecurring")));
        var copy = world.Mailbox.Tasks.List<TaskItem>().Single(t => t.ItemId != id.Id);
        Assert.Equal((true, null, new LocalDate(2027, 2, 2), "7"), (copy.IsComplete, copy.Recurrence, copy.DueDate!.Value, copy.Extended.Values.Single()[0]));
        var changes = (await world.Send(Requests.Sync(state).Replace("\"calendar\"", "\"tasks\""))).Descendants(Reply.M + "Changes").Single().Elements().Select(e => e.Name.LocalName);
        Assert.Equal(["Create", "Update"], changes.Order());

        await world.Send(Update(moved.ItemId(), Set("Task", "task:Status", "<t:Status>Completed</t:Status>")));
        Assert.Equal(2, world.Mailbox.Tasks.Count);
        Assert.All(world.Mailbox.Tasks.List<TaskItem>(), t => Assert.True(t.IsComplete));
    }

    [Fact]
    public async Task Regenerating_task_counts_from_its_completion()
    {
        await using var world = await World.Start();
        var tasks = world.Mailbox.Tasks;
        var task = tasks.Add(new TaskItem
        {
            Subject = "Filter", DueDate = new LocalDate(2027, 2, 1),
            Recurrence = new Recurrence(new RegeneratingPattern(RegenerationUnit.Weeks, 2), new RecurrenceRange(new LocalDate(2027, 2, 1), Count: 2)),
        });
        var moved = tasks.Change<TaskItem>(task.ItemId, t => t.CompleteDate = Instant.FromUtc(2027, 2, 10, 0, 0));
        Assert.Equal((new LocalDate(2027, 2, 24), false), (moved.DueDate!.Value, moved.IsComplete));
        Assert.True(tasks.Change<TaskItem>(task.ItemId, t => t.CompleteDate = Instant.FromUtc(2027, 2, 25, 0, 0)).IsComplete);
    }

    [Fact]
    public async Task Deleting_one_date_of_a_recurring_task_moves_it_on()
    {
        await using var world = await World.Start();
        var id = (await world.Send(CreateTask($"<t:Subject>A</t:Subject><t:Recurrence>{SeriesRequests.Daily}{SeriesRequests.Times("2027-02-01", 2)}</t:Recurrence>"))).ItemId();
        Assert.Equal("ErrorAffectedTaskOccurrencesRequired", (await world.Send(DeleteTask(id.Id, "AllOccurrences").Replace(" AffectedTaskOccurrences=\"AllOccurrences\"", string.Empty))).Code());
        await world.Send(DeleteTask(id.Id, "SpecifiedOccurrenceOnly"));
        Assert.Equal("2027-02-02T00:00:00Z", (await world.Send(Requests.Get(id.Id))).Text("DueDate"));
        await world.Send(DeleteTask(id.Id, "SpecifiedOccurrenceOnly"));
        Assert.Equal("ErrorItemNotFound", (await world.Send(Requests.Get(id.Id))).Code());
    }

    [Fact]
    public async Task Items_go_only_into_folders_of_their_kind()
    {
        await using var world = await World.Start();
        Assert.Equal("ErrorCannotCreateTaskInNonTaskFolder", (await world.Send(CreateTask("<t:Subject>A</t:Subject>").Replace("\"tasks\"", "\"contacts\""))).Code());
        Assert.Equal("ErrorCannotCreateContactInNonContactFolder", (await world.Send(CreateContact("<t:Subject>A</t:Subject>").Replace("\"contacts\"", "\"tasks\""))).Code());
        Assert.Equal("ErrorCannotCreateCalendarItemInNonCalendarFolder", (await world.Send(Requests.Appointment("A").Replace("\"calendar\"", "\"tasks\""))).Code());
    }
}

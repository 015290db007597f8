using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.Sqlite;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Store.Recurring;
using Microsoft.Data.Sqlite;
using NodaTime;
using Xunit;

namespace EsExchange.Engine.Tests.Queries;

/// <summary>What a run with few changes asks of a database with many items is found by indexes.</summary>
public sealed partial class QueryPlanTests(ITestOutputHelper output)
{
    private const int Many = 20000;

    /// <summary>Tables of a few rows, however large the company is.</summary>
    private static readonly string[] Small =
    [
        "es_Connection", "es_SyncedStaff", "es_ActivityType", "ref_ActivityType", "es_ActivityCategory", "es_Priority", "ref_Priority", "es_Setting", "es_SecretKey", "es_Lease", "es_Position",
    ];

    [Fact]
    public async Task No_statement_of_a_run_with_few_changes_reads_a_whole_table_of_items()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        await world.SetAsync(connection => connection with { SyncActivityTypes = true, PriorityAsText = true, EquipmentAsText = true, AllowAddressBookSync = true });
        await world.RegisterStaffAsync();
        for (int day = 1; day <= 5; day++)
        {
            world.AddAppointment($"eserp {day}", day: day);
            world.AddItem($"Exchange {day}", day: day);
        }

        world.Sql("INSERT INTO ref_Task (StaffNumber, Subject) VALUES (1, 'A'), (1, 'B')");
        world.Sql("INSERT INTO ref_ContactPerson (Company, LastName) VALUES ('Stadtwerke', 'Düring'); INSERT INTO ref_ContactPersonTransfer VALUES (1, 1)");
        CalendarItem series = AddSeries(world);
        await world.SyncAsync();
        Fill(world);
        world.Mailbox.Calendar.Change<CalendarItem>(series.ItemId, item => item.Subject = "Bauleitung neu");
        Change(world);

        var recorder = new QueryRecorder();
        string file = world.Database.Location.ToString();
        EserpDatabase recorded = await EserpDatabase.OpenAsync(new SqliteAccess(file, recorder), world.Database.Location, TimeProvider.System, TestContext.Current.CancellationToken);
        await new SyncEngine(recorded, new EwsConnector(TimeProvider.System), TimeProvider.System).RunAsync(new SyncRequest([world.Staff], 1, false), world, TestContext.Current.CancellationToken);
        Assert.True(recorder.Statements.Count > 40, $"only {recorder.Statements.Count} statements were seen");
        Assert.Equal(5, world.Appointments.Count(row => row.Subject.EndsWith("neu", StringComparison.Ordinal)));
        Assert.Contains(recorder.Statements, statement => statement.Contains("SeriesId IN", StringComparison.Ordinal));

        using SqliteConnection db = Open(file);
        string[] fresh = Faults(db, recorder.Statements);
        Execute(db, "ANALYZE");
        string[] analysed = Faults(db, recorder.Statements);
        foreach (string fault in fresh.Concat(analysed))
            output.WriteLine(fault);
        Assert.Empty(fresh);
        Assert.Empty(analysed);
    }

    [Fact]
    public async Task The_steps_of_triggers_are_seen()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        using SqliteConnection db = Open(world.Database.Location.ToString());
        Assert.Contains(Plan(db, "UPDATE ref_Appointment SET Subject = @subject WHERE AppointmentId = @id"), step => step.Contains("es_ChangeLog", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SELECT max(Finished) FROM es_Run WHERE IsComplete = 1 GROUP BY ConnectionId, StaffNumber")]
    [InlineData("SELECT * FROM es_Appointment WHERE Subject = @subject")]
    [InlineData("SELECT * FROM es_Link l WHERE l.EserpId = @id")]
    [InlineData("DELETE FROM es_Journal WHERE ItemId = @id")]
    [InlineData("UPDATE es_Appointment SET Subject = @subject WHERE Location = @location")]
    public async Task A_whole_table_would_be_noticed(string statement)
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        using SqliteConnection db = Open(world.Database.Location.ToString());
        Assert.NotEmpty(Faults(db, [statement]));
    }

    /// <summary>A connection that explains triggers too.</summary>
    private static SqliteConnection Open(string file)
    {
        const int ExplainsTriggers = 1008;
        var db = new SqliteConnection($"Data Source={file};Pooling=False");
        db.Open();
        Assert.Equal(SQLitePCL.raw.SQLITE_OK, SQLitePCL.raw.sqlite3_db_config(db.Handle!, ExplainsTriggers, 1, out _));
        return db;
    }

    private static CalendarItem AddSeries(SyncWorld world)
    {
        LocalDate first = SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(7);
        Instant start = first.At(new LocalTime(9, 0)).InUtc().ToInstant();
        return world.Mailbox.Calendar.Add(new CalendarItem
        {
            Subject = "Bauleitung",
            Start = start,
            End = start + Duration.FromHours(1),
            StartTimeZone = "UTC",
            EndTimeZone = "UTC",
            Recurrence = new Recurrence(new WeeklyPattern(1, (DaysOfWeek)(1 << ((int)first.DayOfWeek % 7))), new RecurrenceRange(first, Count: 3)),
        });
    }

    /// <summary>Another member has very many items, all of them linked.</summary>
    private static void Fill(SyncWorld world) => world.Sql(
        $"""
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Many})
        INSERT INTO ref_Appointment (AppointmentId, Subject, StartTime, EndTime, ActivityTypeNumber) SELECT 100000 + i, 'Viel ' || i, '2027-01-11T08:00:00', '2027-01-11T09:00:00', 1 FROM n;
        INSERT INTO ref_AppointmentParticipant (AppointmentId, StaffNumber) SELECT AppointmentId, 2 FROM ref_Appointment WHERE AppointmentId > 100000;
        INSERT INTO es_Link (ConnectionId, StaffNumber, Kind, EserpId, ItemId, Base) SELECT {world.Connection.Id}, 2, 0, AppointmentId, 'item' || AppointmentId, NULL FROM ref_Appointment WHERE AppointmentId > 100000;
        INSERT INTO ref_Task (StaffNumber, Subject) SELECT 2, Subject FROM ref_Appointment WHERE AppointmentId > 100000;
        INSERT INTO ref_ContactPerson (Company, LastName) SELECT 'Firma', Subject FROM ref_Appointment WHERE AppointmentId > 100000;
        INSERT INTO es_Run (ConnectionId, StaffNumber, Started, Finished, IsComplete) SELECT {world.Connection.Id}, 2, Modified, Modified, 1 FROM ref_Appointment WHERE AppointmentId > 100000;
        INSERT INTO es_Journal (RunId, Kind, EserpId, ItemId, Side, Action, Reason) SELECT RunId, 0, RunId + 100000, 'item', 0, 0, 'New' FROM es_Run WHERE StaffNumber = 2;
        INSERT INTO es_Issue (ConnectionId, StaffNumber, Kind, EserpId, Reason, Message, Retry, FirstSeen, LastSeen, LastRunId, Ended)
          SELECT {world.Connection.Id}, 2, 0, AppointmentId, 'Busy', 'x', 0, Modified, Modified, 1, Modified FROM ref_Appointment WHERE AppointmentId > 100000;
        """);

    private static void Change(SyncWorld world)
    {
        world.User.Change(world.Appointment("eserp 1").AppointmentId, "Subject", "eserp 1 neu");
        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("Exchange 1").ItemId, item => item.Subject = "Exchange 1 neu");
        world.User.Delete(world.Appointment("eserp 2").AppointmentId);
        world.Mailbox.Calendar.Delete(world.Item("Exchange 2").ItemId);
        world.User.Change(world.Appointment("eserp 3").AppointmentId, "Location", "Halle 1");
        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("eserp 3").ItemId, item => item.Location = "Halle 2");
        world.AddAppointment("eserp 6", day: 6);
        world.AddItem("Exchange 6", day: 6);
        world.Sql("UPDATE ref_Task SET DueDate = '2027-01-20T14:00:00' WHERE Subject = 'A'");
        world.Mailbox.Tasks.Add(new TaskItem { Subject = "C", DueDate = new LocalDate(2027, 2, 1) });
        world.Sql("UPDATE ref_ContactPerson SET Department = 'Vertrieb' WHERE ContactPersonId = 1");
        world.Sql("DELETE FROM es_Run WHERE StaffNumber = 1; UPDATE es_Run SET Started = '2020-01-01T00:00:00.000Z', Finished = '2020-01-01T00:00:00.000Z' WHERE RunId % 1000 = 0");
    }

    /// <summary>The steps that read a whole table, or build an index over one, to find a few rows.</summary>
    private static string[] Faults(SqliteConnection db, IEnumerable<string> statements) =>
        [.. statements.SelectMany(statement => Plan(db, statement).Where(step => IsFault(db, statement, step)).Select(step => $"{step}\n    {statement}"))];

    private static bool IsFault(SqliteConnection db, string statement, string step)
    {
        if (step.Contains("AUTOMATIC", StringComparison.Ordinal))
            return true;
        Match scan = Scan().Match(step);
        return scan.Success && !IsNarrow(step) && !IsTakenOut(db, statement, scan.Groups[1].Value) && !Small.Contains(Table(db, statement, scan.Groups[1].Value));
    }

    /// <summary>Whether a step reads one row, or an index that holds nothing but what is looked for.</summary>
    private static bool IsNarrow(string step) => step == "SCAN CONSTANT ROW" || step.EndsWith("USING INDEX es_ChangeLog_Deleted", StringComparison.Ordinal);

    /// <summary>Whether a step goes through the rows that a change of a view has taken out of it before; how those were found is a step of its own.</summary>
    private static bool IsTakenOut(SqliteConnection db, string statement, string name) =>
        !statement.StartsWith("SELECT", StringComparison.Ordinal) && IsThere(db, name, "view");

    /// <summary>The table that an alias of a statement, or of a view or trigger, stands for.</summary>
    private static string Table(SqliteConnection db, string statement, string name)
    {
        Match alias = Regex.Match(statement, $@"\b(?:FROM|JOIN)\s+(\w+)\s+(?:AS\s+)?{name}\b");
        return alias.Success && !Equals(alias.Groups[1].Value, name) && (IsThere(db, alias.Groups[1].Value, "table") || IsThere(db, alias.Groups[1].Value, "view")) ? alias.Groups[1].Value : name;
    }

    private static bool IsThere(SqliteConnection db, string name, string type)
    {
        using SqliteCommand command = db.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = @name AND type = @type";
        command.Parameters.AddWithValue("@type", type);
        command.Parameters.AddWithValue("@name", name);
        return (long)command.ExecuteScalar()! > 0;
    }

    private static List<string> Plan(SqliteConnection db, string statement)
    {
        List<string> steps = [];
        foreach (string part in statement.Split(';').Where(part => part.Trim().Length > 0 && !part.TrimStart().StartsWith("PRAGMA", StringComparison.Ordinal)))
        {
            using SqliteCommand command = db.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + Lists().Replace(part, "IN ($1, $1, $1)");
            foreach (string parameter in Parameters().Matches(part).Select(match => match.Value).Distinct())
                command.Parameters.AddWithValue(parameter, 1);
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                // The name of a trigger comes as a step without a text.
                if (!reader.IsDBNull(3))
                    steps.Add(reader.GetString(3));
            }
        }

        return steps;
    }

    private static void Execute(SqliteConnection db, string text)
    {
        using SqliteCommand command = db.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    [GeneratedRegex(@"^SCAN (\w+)")]
    private static partial Regex Scan();

    [GeneratedRegex(@"\bIN (@\w+)")]
    private static partial Regex Lists();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameters();
}

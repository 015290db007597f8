using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Runs;
using EsExchange.EserpUser;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Store.Recurring;
using NodaTime;
using Xunit;

namespace EsExchange.Engine.Tests.Mailboxes;

public sealed class SeriesTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly LocalDate First = SystemClock.Instance.GetCurrentInstant().InZone(Berlin).Date.PlusDays(7);

    [Fact]
    public async Task A_series_appears_as_its_occurrences_and_stays_so()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        AddSeries(world, count: 40);

        MailboxResult first = await world.SyncAsync();

        Assert.Equal(new WriteCounts(40, 0, 0), first.Eserp);
        Assert.Equal(0, first.Exchange.Total);
        Assert.Equal(Expected(40), Starts(world));
        Assert.Single(world.Appointments.Select(row => world.User.Scalar($"SELECT SeriesId FROM ref.Appointment WHERE AppointmentId = {row.AppointmentId}")).Distinct());
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task A_changed_moved_or_deleted_occurrence_crosses_as_an_exception_from_Exchange()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        AddSeries(world, count: 6);
        await world.SyncAsync();
        IReadOnlyList<CalendarItem> shown = View(world);

        world.Mailbox.Calendar.Change<CalendarItem>(shown[1].ItemId, item => item.Location = "Bonn");
        world.Mailbox.Calendar.Change<CalendarItem>(shown[2].ItemId, item => { item.Start += Duration.FromHours(2); item.End += Duration.FromHours(2); });
        world.Mailbox.Calendar.Delete(shown[3].ItemId);
        MailboxResult result = await world.SyncAsync();

        Assert.Equal(new WriteCounts(0, 2, 1), result.Eserp);
        Assert.Equal(0, result.Exchange.Total);
        Assert.Equal(["", "Bonn", "", "", ""], InOrder(world).Select(row => row.Location));
        Assert.EndsWith("11:00:00", InOrder(world)[2].StartTime, StringComparison.Ordinal);
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task A_changed_moved_or_deleted_occurrence_crosses_as_an_exception_from_eserp()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        CalendarItem master = AddSeries(world, count: 6);
        await world.SyncAsync();
        List<EserpRow> rows = InOrder(world);

        world.User.Change(rows[1].AppointmentId, "Location", "Bonn");
        world.User.Change(rows[2].AppointmentId, "EndTime", rows[2].EndTime.Replace("10:00", "11:30", StringComparison.Ordinal));
        world.User.Delete(rows[4].AppointmentId);
        MailboxResult result = await world.SyncAsync();

        Assert.Equal(new WriteCounts(0, 2, 1), result.Exchange);
        Assert.Equal(0, result.Eserp.Total);
        IReadOnlyList<CalendarItem> shown = View(world);
        Assert.Equal(5, shown.Count);
        Assert.Equal("Bonn", shown[1].Location);
        Assert.Equal(Duration.FromHours(2.5), shown[2].End - shown[2].Start);
        Assert.Equal(2, shown.Count(item => item.IsException));
        Assert.NotNull(world.Mailbox.Calendar.Find(master.ItemId));
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task A_shifted_series_leaves_exactly_one_appointment_for_each_occurrence()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        CalendarItem master = AddSeries(world, count: 5);
        await world.SyncAsync();
        long[] ids = [.. InOrder(world).Select(row => row.AppointmentId)];

        world.Mailbox.Calendar.Change<CalendarItem>(master.ItemId, item => { item.Start += Duration.FromHours(1); item.End += Duration.FromHours(1); });
        MailboxResult moved = await world.SyncAsync();

        Assert.Equal(new WriteCounts(0, 5, 0), moved.Eserp);
        Assert.Equal(ids, InOrder(world).Select(row => row.AppointmentId));
        Assert.All(InOrder(world), row => Assert.EndsWith("10:00:00", row.StartTime, StringComparison.Ordinal));
        await world.AssertIdleAsync();

        world.Mailbox.Calendar.Change<CalendarItem>(master.ItemId, item =>
        {
            item.Start += Duration.FromDays(1);
            item.End += Duration.FromDays(1);
            item.Recurrence = Weekly(First.PlusDays(1), 5);
        });
        await world.SyncAsync();
        Assert.Equal(ids, InOrder(world).Select(row => row.AppointmentId));
        Assert.Equal([.. View(world).Select(item => item.Start)], Instants(world));
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task A_single_appointment_becomes_a_series_and_a_single_one_again()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        CalendarItem single = AddSeries(world, count: null);
        await world.SyncAsync();
        long id = Assert.Single(world.Appointments).AppointmentId;

        world.Mailbox.Calendar.Change<CalendarItem>(single.ItemId, item => item.Recurrence = Weekly(First, 4));
        MailboxResult grown = await world.SyncAsync();
        Assert.Equal(4, world.Appointments.Count);
        Assert.Equal(3, grown.Eserp.Created);
        Assert.Equal(0, grown.Eserp.Deleted);
        Assert.Contains(world.Appointments, row => row.AppointmentId == id);
        await world.AssertIdleAsync();

        world.Mailbox.Calendar.Change<CalendarItem>(single.ItemId, item => item.Recurrence = null);
        await world.SyncAsync();
        Assert.Equal(id, Assert.Single(world.Appointments).AppointmentId);
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task A_deleted_series_is_deleted_with_all_its_occurrences_and_only_where_the_option_says_so()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        CalendarItem master = AddSeries(world, count: 4);
        CalendarItem kept = AddSeries(world, count: 3, "Wochenplanung");
        await world.SyncAsync();
        Assert.True(world.Mailbox.Calendar.Delete(master.ItemId));
        await world.SyncAsync();
        Assert.Equal(3, world.Appointments.Count);
        await world.AssertIdleAsync();

        world.Set(staff => staff with { DeleteAppointmentsInEserp = false });
        Assert.True(world.Mailbox.Calendar.Delete(kept.ItemId));
        MailboxResult result = await world.SyncAsync();
        Assert.Equal(0, result.Eserp.Total);
        Assert.Equal(3, world.Appointments.Count);
    }

    [Fact]
    public async Task Lost_state_links_every_occurrence_again()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        AddSeries(world, count: 8);
        await world.SyncAsync();

        world.Sql("DELETE FROM es_Link");
        world.Sql("DELETE FROM es_Position");
        world.Sql("DELETE FROM es_Series");
        MailboxResult result = await world.SyncAsync();

        Assert.Equal(0, result.Eserp.Created + result.Exchange.Created + result.Eserp.Deleted + result.Exchange.Deleted);
        Assert.Equal(8, world.Appointments.Count);
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task Occurrences_outside_the_window_stay_out_and_come_in_as_time_goes_by()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        await world.SetAsync(connection => connection with { SeriesDaysAhead = 30 });
        AddSeries(world, count: 20);
        await world.SyncAsync();
        int inside = world.Appointments.Count;
        Assert.InRange(inside, 3, 4);

        await world.SetAsync(connection => connection with { SeriesDaysAhead = 60 });
        await world.SyncAsync();
        Assert.Equal(world.Appointments.Count, View(world).Count(item => item.Start < SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(60)));
        Assert.True(world.Appointments.Count > inside);
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task A_window_that_reaches_further_back_brings_what_lies_between_and_one_that_reaches_less_deletes_nothing()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        AddSeries(world, count: 20, first: First.PlusWeeks(-16));
        await world.SyncAsync();
        Assert.Equal(9, world.Appointments.Count);

        await world.SetAsync(connection => connection with { SeriesDaysBack = 60 });
        MailboxResult widened = await world.SyncAsync();
        Assert.Equal(new WriteCounts(4, 0, 0), widened.Eserp);
        await world.AssertIdleAsync();

        await world.SetAsync(connection => connection with { SeriesDaysBack = 0 });
        await world.AssertIdleAsync();
        Assert.Equal(13, world.Appointments.Count);
    }

    [Fact]
    public async Task A_series_that_began_while_the_window_was_shorter_comes_in_once_it_is_longer()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        await world.SyncAsync();
        await world.SetAsync(connection => connection with { SeriesDaysAhead = 30 });
        AddSeries(world, count: 20);
        await world.SyncAsync();
        Assert.InRange(world.Appointments.Count, 3, 4);

        await world.SetAsync(connection => connection with { SeriesDaysAhead = 365 });
        await world.SyncAsync();

        Assert.Equal(Expected(20), Starts(world));
        await world.AssertIdleAsync();
    }

    private static CalendarItem AddSeries(SyncWorld world, int? count, string subject = "Bauleitung", LocalDate? first = null) => world.Mailbox.Calendar.Add(new CalendarItem
    {
        Subject = subject,
        Start = At(first ?? First),
        End = At(first ?? First) + Duration.FromHours(1),
        StartTimeZone = "W. Europe Standard Time",
        EndTimeZone = "W. Europe Standard Time",
        Recurrence = count is { } number ? Weekly(first ?? First, number) : null,
    });

    private static Recurrence Weekly(LocalDate first, int count) =>
        new(new WeeklyPattern(1, (DaysOfWeek)(1 << ((int)first.DayOfWeek % 7))), new RecurrenceRange(first, Count: count));

    private static Instant At(LocalDate date) => date.At(new LocalTime(9, 0)).InZoneLeniently(Berlin).ToInstant();

    private static IReadOnlyList<CalendarItem> View(SyncWorld world) => world.Mailbox.Calendar.View(At(First) - Duration.FromDays(10), At(First) + Duration.FromDays(360));

    private static IEnumerable<string> Expected(int count) =>
        Enumerable.Range(0, count).Select(week => First.PlusWeeks(week).At(new LocalTime(9, 0)).ToString("uuuu-MM-dd'T'HH:mm:ss", null));

    private static List<EserpRow> InOrder(SyncWorld world) => [.. world.Appointments.OrderBy(row => row.StartTime, StringComparer.Ordinal)];

    private static IEnumerable<string> Starts(SyncWorld world) => InOrder(world).Select(row => row.StartTime);

    private static Instant[] Instants(SyncWorld world) =>
        [.. InOrder(world).Select(row => LocalDateTime.FromDateTime(DateTime.Parse(row.StartTime, null)).InZoneLeniently(Berlin).ToInstant())];
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.EserpUser;
using EsExchange.Simulator.Store;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace EsExchange.Engine.Tests.Mailboxes;

/// <summary>Both switches of a zone's last year with daylight-saving time; one zone switches by half an hour, two have given it up, one never had it.</summary>
public sealed class DaylightSavingTests
{
    private static readonly LocalDateTimePattern Text = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm:ss");

    public static TheoryData<string, string> Zones => new()
    {
        { "Europe/Berlin", "W. Europe Standard Time" },
        { "America/New_York", "Eastern Standard Time" },
        { "Australia/Lord_Howe", "Lord Howe Standard Time" },
        { "America/Sao_Paulo", "E. South America Standard Time" },
        { "Asia/Tehran", "Iran Standard Time" },
        { "Asia/Kolkata", "India Standard Time" },
    };

    [Theory]
    [MemberData(nameof(Zones))]
    public async Task Local_times_of_eserp_are_the_right_instants_in_Exchange(string id, string windowsId)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[id];
        await using SyncWorld world = await SyncWorld.CreateAsync(zone: windowsId);
        List<LocalDateTime> starts = [.. Switches(zone).SelectMany(at => Around(zone, at)).Distinct()];
        for (int i = 0; i < starts.Count; i++)
            world.User.Add([1], $"{i:00}", Text.Format(starts[i]), Text.Format(starts[i].PlusHours(4)));
        await world.SyncAsync();

        for (int i = 0; i < starts.Count; i++)
        {
            CalendarItem item = world.Item($"{i:00}");
            Assert.Contains(item.Start, Instants(zone, starts[i]));
            Assert.Equal(windowsId, item.StartTimeZone);
        }

        await world.AssertIdleAsync();
        await ShakeAsync(world);
        Assert.Equal(starts.Select(Text.Format), world.Appointments.Select(row => row.StartTime[..19]));
        await world.AssertIdleAsync();
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public async Task Instants_of_Exchange_survive_and_all_day_stays_on_its_date(string id, string windowsId)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[id];
        await using SyncWorld world = await SyncWorld.CreateAsync(zone: windowsId);
        List<Instant> starts = [.. Switches(zone).SelectMany(at => Enumerable.Range(-6, 13).Select(half => at + Duration.FromMinutes(30 * half))).Distinct()];
        List<LocalDate> days = [.. Switches(zone).SelectMany(at => Enumerable.Range(-1, 3).Select(at.InZone(zone).Date.PlusDays)).Distinct()];
        for (int i = 0; i < starts.Count; i++)
            Add(world, $"{i:00}", starts[i], starts[i] + Duration.FromHours(1), windowsId, isAllDay: false);
        for (int i = 0; i < days.Count; i++)
            Add(world, $"Tag {i:00}", days[i].AtStartOfDayInZone(zone).ToInstant(), days[i].PlusDays(1).AtStartOfDayInZone(zone).ToInstant(), windowsId, isAllDay: true);
        await world.SyncAsync();

        Assert.Equal(starts.Select(start => Text.Format(start.InZone(zone).LocalDateTime)), world.Appointments.Where(row => row.IsAllDay == 0).Select(row => row.StartTime[..19]));
        Assert.Equal(days.Select(day => Text.Format(day.AtMidnight())), world.Appointments.Where(row => row.IsAllDay == 1).Select(row => row.StartTime[..19]));
        await world.AssertIdleAsync();

        await ShakeAsync(world);
        Assert.Equal(starts, world.Items.Where(item => !item.IsAllDay).Select(item => item.Start));
        Assert.Equal(days, world.Items.Where(item => item.IsAllDay).Select(item => item.Start.InZone(zone).Date));
        await world.AssertIdleAsync();
    }

    /// <summary>Both sides change each item in something else than its time.</summary>
    private static async Task ShakeAsync(SyncWorld world)
    {
        foreach (EserpRow row in world.Appointments)
            world.User.Change(row.AppointmentId, "Location", "Köln");
        MailboxResult there = await world.SyncAsync();
        Assert.Equal(0, there.Eserp.Total);
        foreach (CalendarItem item in world.Items)
            world.Mailbox.Calendar.Change<CalendarItem>(item.ItemId, i => i.Location = "Bonn");
        MailboxResult back = await world.SyncAsync();
        Assert.Equal(0, back.Exchange.Total);
    }

    private static void Add(SyncWorld world, string subject, Instant start, Instant end, string zone, bool isAllDay) => world.Mailbox.Calendar.Add(new CalendarItem
    {
        Subject = subject,
        Start = start,
        End = end,
        IsAllDay = isAllDay,
        StartTimeZone = zone,
        EndTimeZone = zone,
    });

    /// <summary>The last two switches until a year from now; for a zone without any, two midsummer and midwinter days.</summary>
    private static Instant[] Switches(DateTimeZone zone)
    {
        Instant until = SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(365);
        Instant[] known = [.. zone.GetZoneIntervals(until - Duration.FromDays(365 * 12), until).Where(interval => interval.HasStart && interval.Start > until - Duration.FromDays(365 * 12)).Select(interval => interval.Start)];
        return known.Length >= 2 ? known[^2..] : [until - Duration.FromDays(180), until];
    }

    /// <summary>Local times from two hours before a switch to three behind it, those within a gap or an overlap included.</summary>
    private static IEnumerable<LocalDateTime> Around(DateTimeZone zone, Instant at)
    {
        LocalDateTime before = (at - Duration.FromHours(2)).InZone(zone).LocalDateTime;
        var hour = new LocalDateTime(before.Year, before.Month, before.Day, before.Hour, before.Minute);
        return Enumerable.Range(0, 11).Select(half => hour.PlusMinutes(30 * half)).Where(local => zone.MapLocal(local).Count > 0);
    }

    private static IEnumerable<Instant> Instants(DateTimeZone zone, LocalDateTime local) => zone.MapLocal(local) switch
    {
        { Count: 1 } one => [one.Single().ToInstant()],
        var two => [two.First().ToInstant(), two.Last().ToInstant()],
    };
}

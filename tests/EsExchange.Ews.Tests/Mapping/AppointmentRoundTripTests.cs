using System.Threading.Tasks;
using CsCheck;
using EsExchange.Ews.Items;
using EsExchange.Ews.Mapping;
using EsExchange.Ews.Operations;
using EsExchange.Ews.Tests.Support;
using EsExchange.Sync.Model;
using EsExchange.Sync.Time;
using NodaTime;
using Xunit;

namespace EsExchange.Ews.Tests.Mapping;

public sealed class AppointmentRoundTripTests
{
    private static readonly string[] ZoneIds =
        ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo", "Africa/Cairo", "Pacific/Apia", "UTC"];

    /// <summary>Samoa moved over the date line and had no such day.</summary>
    private static readonly LocalDate LeftOut = new(2011, 12, 30);

    private static readonly Gen<string> Zones = Gen.Int[0, ZoneIds.Length - 1].Select(i => ZoneIds[i]);

    private static readonly Gen<string> Text = Gen.Char.Array[0, 60].Select(chars => new string(chars));

    // 2010 to 2040: the years with days that start at one o'clock in São Paulo and Cairo are among them.
    private static readonly Gen<AppointmentTime> Times = Gen.OneOf<AppointmentTime>(
        Gen.Select(Gen.Long[1_262_304_000_000, 2_208_988_800_000], Gen.Long[0, 90_000_000])
            .Select((start, length) => (AppointmentTime)new AppointmentTime.Timed(
                Instant.FromUnixTimeMilliseconds(start), Instant.FromUnixTimeMilliseconds(start + length))),
        Gen.Select(Gen.Int[0, 11_000], Gen.Int[0, 10])
            .Select((day, days) => (AppointmentTime)new AppointmentTime.AllDay(
                new LocalDate(2010, 1, 1).PlusDays(day), new LocalDate(2010, 1, 1).PlusDays(day + days))));

    internal static readonly Gen<Appointment> Appointments =
        Gen.Select(Text, Text, Text, Times, Gen.Enum<ShowAs>(), Gen.Int[-5, 3_000_000].Nullable(), Gen.Enum<Importance>(), Gen.Enum<Sensitivity>())
            .Select((subject, body, location, time, showAs, reminder, importance, sensitivity) => new Appointment
            {
                Subject = subject, Body = body, Location = location, Time = time, ShowAs = showAs,
                ReminderMinutes = reminder, Importance = importance, Sensitivity = sensitivity,
            });

    [Fact]
    public async Task What_was_written_is_what_is_read() =>
        await Gen.Select(Appointments, Zones, Zones).SampleAsync(async (appointment, zoneId, readerZoneId) =>
        {
            if (zoneId == "Pacific/Apia" && appointment.Time is AppointmentTime.AllDay allDay && allDay.First <= LeftOut && allDay.Last.PlusDays(1) >= LeftOut)
                return;
            NewCalendarItem written = AppointmentMapper.ToNewItem(appointment, "4711", ZoneResolver.Find(zoneId)!);
            CalendarItem read = await ReadAsync(written);

            Assert.Equal(AppointmentMapper.Normalize(appointment), AppointmentMapper.ToAppointment(read, ZoneResolver.Find(readerZoneId)!));
            Assert.Equal("4711", read.Stamp);
        }, iter: 3_000);

    [Fact]
    public async Task A_date_that_a_zone_left_out_is_shown_on_the_next()
    {
        DateTimeZone apia = ZoneResolver.Find("Pacific/Apia")!;
        var appointment = new Appointment { Subject = "Jahreswechsel", Time = new AppointmentTime.AllDay(LeftOut, LeftOut.PlusDays(1)) };
        CalendarItem read = await ReadAsync(AppointmentMapper.ToNewItem(appointment, "4711", apia));
        Assert.Equal(new AppointmentTime.AllDay(LeftOut.PlusDays(1), LeftOut.PlusDays(1)), AppointmentMapper.ToAppointment(read, apia).Time);
    }

    [Fact]
    public void Normalizing_twice_changes_nothing() => Appointments.Sample(appointment =>
    {
        Appointment normal = AppointmentMapper.Normalize(appointment);
        Assert.Equal(normal, AppointmentMapper.Normalize(normal));
    });

    [Fact]
    public void An_all_day_item_made_elsewhere_keeps_its_date()
    {
        Instant midnightInTokyo = Instant.FromUtc(2027, 3, 27, 15, 0);
        var item = new CalendarItem
        {
            ItemId = new ItemId("i", "c"), IsAllDay = true, Start = midnightInTokyo, End = midnightInTokyo + Duration.FromDays(1),
            StartTimeZone = "Tokyo Standard Time", EndTimeZone = "Tokyo Standard Time",
        };

        Appointment appointment = AppointmentMapper.ToAppointment(item, ZoneResolver.Find("Europe/Berlin")!);

        Assert.Equal(new AppointmentTime.AllDay(new LocalDate(2027, 3, 28), new LocalDate(2027, 3, 28)), appointment.Time);
    }

    private static Task<CalendarItem> ReadAsync(NewCalendarItem written) => RoundTrip.ReadAsync(written, CalendarItemReader.ReadAsync);
}

using CsCheck;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Eserp.Tests.Mailbox;

public sealed class EserpTimeTests
{
    private static readonly string[] Zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo"];

    [Fact]
    public void An_instant_survives_but_for_the_repeated_hour_and_what_is_shown_is_stable() =>
        Gen.Select(Gen.OneOf(Zones), Gen.Int[0, 20 * 366 * 24], Gen.Int[0, 72]).Sample((zoneId, hour, length) =>
        {
            DateTimeZone zone = DateTimeZoneProviders.Tzdb[zoneId];
            var time = new EserpTime(zone);
            Instant start = Instant.FromUtc(2015, 1, 1, 0, 0) + Duration.FromMinutes(hour * 30L);
            var original = new AppointmentTime.Timed(start, start + Duration.FromHours(length));

            AppointmentTime shown = RoundTrip(time, original);
            bool isAmbiguous = zone.MapLocal(original.Start.InZone(zone).LocalDateTime).Count == 2 || zone.MapLocal(original.End.InZone(zone).LocalDateTime).Count == 2;
            if (!isAmbiguous)
                Assert.Equal(original, shown);
            Assert.Equal(shown, RoundTrip(time, shown));
        });

    [Fact]
    public void All_day_stays_on_its_dates() =>
        Gen.Select(Gen.OneOf(Zones), Gen.Int[0, 7000], Gen.Int[0, 30]).Sample((zoneId, day, length) =>
        {
            LocalDate first = new LocalDate(2010, 1, 1).PlusDays(day);
            var original = new AppointmentTime.AllDay(first, first.PlusDays(length));
            Assert.Equal(original, RoundTrip(new EserpTime(DateTimeZoneProviders.Tzdb[zoneId]), original));
        });

    private static AppointmentTime RoundTrip(EserpTime time, AppointmentTime value)
    {
        (LocalDateTime start, LocalDateTime end, bool isAllDay) = time.ToRow(value);
        return time.FromRow(start, end, isAllDay);
    }
}

using CsCheck;
using EsExchange.Ews.Mapping;
using EsExchange.Sync.Time;
using NodaTime;
using Xunit;

namespace EsExchange.Ews.Tests.Mapping;

public sealed class ExchangeDateTests
{
    private static readonly string[] ZoneIds =
    [
        "Europe/Berlin", "Europe/London", "America/New_York", "America/Los_Angeles", "Asia/Tokyo", "Asia/Kolkata", "Australia/Lord_Howe",
        "Pacific/Auckland", "Pacific/Honolulu", "America/Sao_Paulo", "Africa/Cairo", "UTC",
    ];

    private static readonly Gen<LocalDate> Dates = Gen.Int[0, 11_000].Select(day => new LocalDate(2010, 1, 1).PlusDays(day));

    private static readonly Gen<DateTimeZone> Zones = Gen.Int[0, ZoneIds.Length - 1].Select(i => ZoneResolver.Find(ZoneIds[i])!);

    [Fact]
    public void A_date_comes_back_east_and_west_of_utc() => Gen.Select(Dates, Zones).Sample((date, zone) =>
    {
        Assert.Equal(date, ExchangeDate.Read(ExchangeDate.OfTask(date), zone));
        Assert.Equal(date, ExchangeDate.Read(ExchangeDate.OfBirthday(date), zone));
        Assert.Equal(date, ExchangeDate.Read(ExchangeDate.OfCompletion(date, zone), zone));
    });

    [Fact]
    public void Who_wrote_midnight_of_another_zones_rules_is_understood() => Gen.Select(Dates, Zones, Gen.Int[-1, 1]).Sample((date, zone, hours) =>
    {
        Instant midnight = zone.AtStartOfDay(date).ToInstant();
        Instant written = midnight + Duration.FromHours(hours);
        bool ambiguous = written.InUtc().TimeOfDay == LocalTime.Midnight && written.InUtc().Date != date;
        if (!ambiguous)
            Assert.Equal(date, ExchangeDate.Read(written, zone));
    });

    [Fact]
    public void A_completion_is_never_written_later_than_its_date_begins() => Gen.Select(Dates, Zones).Sample((date, zone) =>
        Assert.True(ExchangeDate.OfCompletion(date, zone) <= zone.AtStartOfDay(date).ToInstant()));

    [Theory]
    [InlineData("Europe/Berlin", 2027, 1, 14, 23, 0, 15)]
    [InlineData("Europe/Berlin", 2027, 1, 15, 0, 0, 15)]
    [InlineData("Europe/Berlin", 2027, 1, 15, 16, 30, 15)]
    [InlineData("America/New_York", 2027, 1, 15, 0, 0, 15)]
    [InlineData("America/New_York", 2027, 1, 15, 5, 0, 15)]
    [InlineData("America/New_York", 2027, 1, 16, 2, 0, 15)]
    [InlineData("Asia/Tokyo", 2027, 1, 14, 15, 0, 15)]
    [InlineData("Asia/Tokyo", 2027, 1, 15, 0, 0, 15)]
    public void A_time_stands_for_the_date_that_its_owner_saw(string zone, int year, int month, int day, int hour, int minute, int date) =>
        Assert.Equal(new LocalDate(2027, 1, date), ExchangeDate.Read(Instant.FromUtc(year, month, day, hour, minute), ZoneResolver.Find(zone)!));
}

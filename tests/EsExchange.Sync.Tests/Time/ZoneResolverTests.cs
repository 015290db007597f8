using System;
using System.Linq;
using EsExchange.Sync.Time;
using NodaTime;
using Xunit;

namespace EsExchange.Sync.Tests.Time;

public sealed class ZoneResolverTests
{
    [Theory]
    [InlineData("W. Europe Standard Time", "Europe/Berlin")]
    [InlineData("Europe/Vienna", "Europe/Vienna")]
    [InlineData("UTC", "Etc/UTC")]
    [InlineData("India Standard Time", "Asia/Kolkata")]
    public void Finds_Windows_and_IANA_ids(string id, string expected)
    {
        DateTimeZone? zone = ZoneResolver.Find(id);
        Assert.NotNull(zone);
        Instant summer = Instant.FromUtc(2026, 7, 1, 12, 0);
        Assert.Equal(DateTimeZoneProviders.Tzdb[expected].GetUtcOffset(summer), zone.GetUtcOffset(summer));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Mitteleuropa")]
    public void Knows_no_other_ids(string? id) => Assert.Null(ZoneResolver.Find(id));

    [Theory]
    [InlineData("Europe/Berlin", "W. Europe Standard Time")]
    [InlineData("Europe/Vienna", "W. Europe Standard Time")]
    [InlineData("Asia/Calcutta", "India Standard Time")]
    [InlineData("Europe/Amsterdam", "W. Europe Standard Time")]
    [InlineData("Etc/UTC", "UTC")]
    [InlineData("UTC", "UTC")]
    [InlineData("Etc/GMT", "UTC")]
    public void Names_zones_as_Windows_does(string ianaId, string windowsId) =>
        Assert.Equal(windowsId, ZoneResolver.ToWindowsId(DateTimeZoneProviders.Tzdb[ianaId]));

    [Fact]
    public void A_zone_that_Windows_does_not_know_is_refused_by_its_name()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ZoneResolver.ToWindowsId(DateTimeZone.ForOffset(Offset.FromHoursAndMinutes(3, 17))));
        Assert.Contains("UTC+03:17", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => ZoneResolver.ToWindowsId(null!));
    }

    [Fact]
    public void Every_id_that_is_offered_is_understood_and_those_of_Windows_come_first()
    {
        string[] ids = ZoneResolver.KnownIds();

        Assert.All(ids, id => Assert.NotNull(ZoneResolver.Find(id)));
        Assert.Equal(ids.TakeWhile(id => !id.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(50), ids.Take(50));
        Assert.True(Array.IndexOf(ids, "W. Europe Standard Time") < Array.IndexOf(ids, "Africa/Abidjan"));
        Assert.Contains("Europe/Berlin", ids);
    }

    [Fact]
    public void A_zone_has_the_same_offsets_under_the_name_that_Windows_gives_it()
    {
        Instant summer = Instant.FromUtc(2026, 7, 1, 12, 0);
        foreach (string id in new[] { "Europe/Brussels", "Europe/Sarajevo", "Europe/Lisbon", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "Asia/Riyadh" })
        {
            DateTimeZone zone = DateTimeZoneProviders.Tzdb[id];
            Assert.Equal(zone.GetUtcOffset(summer), ZoneResolver.Find(ZoneResolver.ToWindowsId(zone))!.GetUtcOffset(summer));
        }
    }
}

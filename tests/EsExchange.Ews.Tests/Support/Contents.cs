using CsCheck;
using EsExchange.Sync.Model;
using EsExchange.Sync.Time;
using NodaTime;

namespace EsExchange.Ews.Tests.Support;

/// <summary>Any task and contact person that the model can express.</summary>
internal static class Contents
{
    private static readonly string[] ZoneIds =
        ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo", "Pacific/Auckland", "Pacific/Honolulu", "UTC"];

    public static Gen<string> Text { get; } = Gen.Char.Array[0, 60].Select(chars => new string(chars));

    public static Gen<DateTimeZone> Zones { get; } = Gen.Int[0, ZoneIds.Length - 1].Select(i => ZoneResolver.Find(ZoneIds[i])!);

    private static Gen<LocalDate?> Dates { get; } = Gen.Int[-4_000, 11_000].Select(day =>
        day < -3_000 ? (LocalDate?)null : new LocalDate(2010, 1, 1).PlusDays(day));

    private static Gen<TaskProgress> Progress { get; } = Gen.Select(Gen.Enum<TaskState>(), Gen.Int[0, 100], Dates)
        .Select((status, percent, completed) => TaskProgress.Of(status, percent, completed));

    public static Gen<TaskContent> Tasks { get; } = Gen.Select(
        Gen.Select(Text, Text), Gen.Select(Dates, Dates), Progress, Gen.Long[-1, 2_208_988_800_000], Gen.Enum<Importance>(), Gen.Enum<Sensitivity>())
        .Select((texts, dates, progress, reminder, importance, sensitivity) => new TaskContent
        {
            Subject = texts.Item1, Body = texts.Item2, Start = dates.Item1, Due = dates.Item2, Progress = progress,
            Reminder = reminder % 3 == 0 ? null : Instant.FromUnixTimeMilliseconds(reminder), Importance = importance, Sensitivity = sensitivity,
        });

    public static Gen<ContactContent> Contacts { get; } = Gen.Select(Text.Array[15], Dates).Select((texts, birthday) => new ContactContent
    {
        GivenName = texts[0], Surname = texts[1], Salutation = texts[2], Nickname = texts[3], Company = texts[4], Department = texts[5], EMail = texts[6],
        BusinessPhone = texts[7], MobilePhone = texts[8], HomePhone = texts[9], Fax = texts[10],
        Address = new PostalAddress(texts[11], texts[12], texts[13], texts[14]), Birthday = birthday,
    });
}

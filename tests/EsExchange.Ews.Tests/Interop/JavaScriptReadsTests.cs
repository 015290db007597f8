using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CsCheck;
using EsExchange.Ews.Items;
using EsExchange.Ews.Mapping;
using EsExchange.Ews.Tests.Mapping;
using EsExchange.Ews.Tests.Support;
using EsExchange.Sync.Model;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace EsExchange.Ews.Tests.Interop;

public sealed class JavaScriptReadsTests
{
    private const int Count = 60;

    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [Fact]
    public async Task Any_appointment_and_series_is_the_same_to_a_foreign_client()
    {
        Assert.SkipUnless(JavaScriptReader.IsInstalled, "ews-javascript-api is not installed; tests/interop/run does it.");
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        List<NewCalendarItem> written = [.. Samples(AppointmentRoundTripTests.Appointments).Select(appointment => AppointmentMapper.ToNewItem(appointment, "1", Berlin))];
        written.AddRange(Enumerable.Range(1, 20).Select(i => SimulatorWorld.NewItem($"Serie {i}") with
        {
            Recurrence = new Recurrence(new RecurrencePattern.Daily(i), new RecurrenceRange.Numbered(new LocalDate(2027, 1, 15), i)),
        }));

        await CompareAsync(world, written, item => new()
        {
            ["kind"] = "appointment", ["subject"] = item.Subject, ["body"] = item.Body, ["location"] = item.Location,
            ["start"] = Iso(item.Time.Start), ["end"] = Iso(item.Time.End), ["allDay"] = item.Time.IsAllDay,
            ["importance"] = item.Importance.ToString(), ["sensitivity"] = item.Sensitivity.ToString(),
            ["freeBusy"] = item.FreeBusy == LegacyFreeBusyStatus.OutOfOffice ? "OOF" : item.FreeBusy.ToString(), ["reminder"] = item.ReminderMinutes,
            ["recurrence"] = item.Recurrence is { Pattern: RecurrencePattern.Daily daily, Range: RecurrenceRange.Numbered range }
                ? new { pattern = "DailyRecurrence", interval = daily.Interval, count = range.Count }
                : null,
        });
    }

    [Fact]
    public async Task Any_task_is_the_same_to_a_foreign_client()
    {
        Assert.SkipUnless(JavaScriptReader.IsInstalled, "ews-javascript-api is not installed; tests/interop/run does it.");
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        List<NewTaskItem> written = [.. Samples(Contents.Tasks).Select(task => TaskMapper.ToNewItem(task, "1", Berlin))];

        await CompareAsync(world, written, item => new()
        {
            ["kind"] = "task", ["subject"] = item.Subject, ["body"] = item.Body, ["start"] = Midnight(item.StartDate), ["due"] = Midnight(item.DueDate),
            ["importance"] = item.Importance.ToString(), ["sensitivity"] = item.Sensitivity.ToString(),
            ["status"] = item.Completion.Status.ToString(), ["percent"] = item.Completion.Percent,
        });
    }

    [Fact]
    public async Task Any_contact_is_the_same_to_a_foreign_client()
    {
        Assert.SkipUnless(JavaScriptReader.IsInstalled, "ews-javascript-api is not installed; tests/interop/run does it.");
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        List<NewContactItem> written = [.. Samples(Contents.Contacts).Select(contact => ContactMapper.ToNewItem(contact, "1"))];

        await CompareAsync(world, written, item => new()
        {
            ["kind"] = "contact", ["givenName"] = Text(item, ContactField.GivenName), ["surname"] = Text(item, ContactField.Surname),
            ["nickname"] = Text(item, ContactField.Nickname), ["company"] = Text(item, ContactField.CompanyName),
            ["department"] = Text(item, ContactField.Department), ["email"] = Text(item, ContactField.EMail),
            ["businessPhone"] = Text(item, ContactField.BusinessPhone), ["mobilePhone"] = Text(item, ContactField.MobilePhone),
            ["street"] = Text(item, ContactField.Street), ["city"] = Text(item, ContactField.City),
            ["postalCode"] = Text(item, ContactField.PostalCode), ["country"] = Text(item, ContactField.Country),
        });
    }

    private static async Task CompareAsync<T>(SimulatorWorld world, IReadOnlyList<T> written, System.Func<T, Dictionary<string, object?>> expected)
        where T : NewItem
    {
        IReadOnlyList<WriteResult> results = await world.Mailbox.CreateItemsAsync([.. written], default);
        List<Dictionary<string, object?>> items = [.. written.Select((item, i) =>
            new Dictionary<string, object?>(expected(item)) { ["id"] = Assert.IsType<WriteResult.Done>(results[i]).ItemId.Id })];

        string verdict = await JavaScriptReader.CompareAsync(world, items);
        Assert.True(verdict == $"ok {items.Count}", verdict);
    }

    private static string Text(NewContactItem item, ContactField field) => item.Texts.TryGetValue(field, out string? text) ? text : string.Empty;

    private static string Iso(Instant time) => InstantPattern.General.Format(time);

    private static string? Midnight(LocalDate? date) => date is { } value ? Iso(ExchangeDate.OfTask(value)) : null;

    private static List<T> Samples<T>(Gen<T> of)
    {
        List<T> samples = [];
        of.Array[Count].Sample(samples.AddRange, iter: 1, threads: 1);
        return samples;
    }
}

using System.Globalization;
using EsExchange.Engine.Plans;
using EsExchange.Engine.Runs;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Engine.Tests.Plans;

public sealed class PlanLineTests
{
    [Fact]
    public void A_change_is_one_line_that_is_the_same_in_any_culture()
    {
        Instant noon = Instant.FromUtc(2027, 1, 4, 12, 0);
        var change = new PlannedChange
        {
            Connection = "hq",
            Mailbox = "anna@musterbau.example",
            StaffNumber = 1,
            Kind = ItemKind.Appointment,
            Side = Side.Exchange,
            Change = ChangeKind.Update,
            Subject = "Aufmaß",
            Reason = "ChangedInEserp",
            EserpId = 12345,
            ItemId = "AAMk=",
            Fields =
            [
                new FieldChange(ItemField.Location, null, "Halle 'Nord'\nTor\\2"),
                new FieldChange(ItemField.Time, new AppointmentTime.Timed(noon, noon + Duration.FromHours(1)), new AppointmentTime.AllDay(new LocalDate(2027, 1, 4), new LocalDate(2027, 1, 5))),
                new FieldChange(ItemField.Reminder, 1234, -5),
                new FieldChange(ItemField.DueDate, new LocalDate(2027, 1, 4), TaskProgress.Of(TaskState.InProgress, 50, null)),
            ],
        };
        const string Expected =
            @"hq | anna@musterbau.example | Update Appointment in Exchange | 'Aufmaß' | ChangedInEserp | eserp 12345 | Exchange AAMk= | Location: (none) -> 'Halle \'Nord\'\nTor\\2'; "
            + "Time: 2027-01-04T12:00:00Z/2027-01-04T13:00:00Z -> 2027-01-04/2027-01-05; Reminder: 1234 -> -5; DueDate: Monday, 04 January 2027 -> InProgress 50 %";

        CultureInfo former = CultureInfo.CurrentCulture;
        foreach (string culture in new[] { "de-DE", "sv-SE", "ar-SA" })
        {
            try
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(Expected, PlanLine.Of(change));
            }
            finally
            {
                CultureInfo.CurrentCulture = former;
            }
        }
    }
}

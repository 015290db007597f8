using CsCheck;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Sync.Tests.Model;

/// <summary>Random appointments from small sets of values, so that equal and different fields both occur often.</summary>
internal static class Arbitrary
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 24, 12, 0);

    private static readonly Gen<AppointmentTime> Time = Gen.OneOf(
        Gen.Int[0, 2].Select(h => (AppointmentTime)new AppointmentTime.Timed(Noon.Plus(Duration.FromHours(h)), Noon.Plus(Duration.FromHours(h + 1)))),
        Gen.Int[1, 2].Select(d => (AppointmentTime)new AppointmentTime.AllDay(new LocalDate(2026, 11, d), new LocalDate(2026, 11, d + 1))));

    public static readonly Gen<Appointment> Appointment =
        from subject in Gen.OneOf("Aufmaß", "Abnahme", "Übergabe")
        from body in Gen.OneOf("", "Plan mitbringen", "Bitte läuten")
        from location in Gen.OneOf("", "Halle 2", "Baustelle Nord")
        from time in Time
        from showAs in Gen.OneOf(ShowAs.Free, ShowAs.Busy)
        from reminder in Gen.OneOf<int?>(null, 15)
        from importance in Gen.OneOf(Importance.Low, Importance.High)
        from sensitivity in Gen.OneOf(Sensitivity.Normal, Sensitivity.Confidential)
        select new Appointment
        {
            Subject = subject,
            Body = body,
            Location = location,
            Time = time,
            ShowAs = showAs,
            ReminderMinutes = reminder,
            Importance = importance,
            Sensitivity = sensitivity,
        };

    public static readonly Gen<Side> Side = Gen.OneOf(Sync.Model.Side.Eserp, Sync.Model.Side.Exchange);

    public static Appointment Example(string subject = "Aufmaß", string location = "") => new()
    {
        Subject = subject,
        Location = location,
        Time = new AppointmentTime.Timed(Noon, Noon.Plus(Duration.FromHours(1))),
    };
}

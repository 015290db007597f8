using System;
using EsExchange.Sync.Model;
using EsExchange.World.Judgement;
using NodaTime;

namespace EsExchange.World.People;

/// <summary>What people put into an item: each text is written once in the world.</summary>
internal static class Wording
{
    /// <summary>A new item.</summary>
    public static ItemContent New(ItemKind kind, Ledger ledger, Instant now, int choice) => kind switch
    {
        ItemKind.Contact => new ContactContent { Surname = ledger.Write(), Company = ledger.Write() },
        ItemKind.Task => new TaskContent { Subject = ledger.Write(), Body = ledger.Write(), Due = now.InUtc().Date.PlusDays(choice % 7) },
        _ => new Appointment { Subject = ledger.Write(), Body = ledger.Write(), Location = ledger.Write(), Time = TimeOf(now, choice) },
    };

    /// <summary>Another value in one field; the text that stood there was seen.</summary>
    public static ItemContent Edit(ItemContent content, Ledger ledger, Side side, int choice) => (content, choice % 5) switch
    {
        (ContactContent contact, < 2) => contact with { Surname = ledger.Replace(contact.Surname) },
        (ContactContent contact, 2) => contact with { Company = ledger.Replace(contact.Company) },
        (ContactContent contact, _) => contact with { Nickname = ledger.Replace(contact.Nickname) },
        (OfficeContent office, 0) => office with { Subject = ledger.Replace(office.Subject) },
        (OfficeContent office, 1) => office with { Body = ledger.Replace(office.Body) + (side == Side.Eserp && choice > 50 ? "  " : string.Empty) },
        (Appointment appointment, 2) => appointment with { Location = ledger.Replace(appointment.Location) },
        (Appointment appointment, 3) => appointment with { ShowAs = Other(appointment.ShowAs, side == Side.Eserp ? ShowAs.OutOfOffice : ShowAs.WorkingElsewhere, choice) },
        (TaskContent task, 2) => task with { Due = task.Due?.PlusDays(1) },
        (TaskContent task, 3) => task with { Progress = TaskProgress.Of(TaskState.InProgress, (task.Progress.Percent + 20) % 90, null) },
        (OfficeContent office, _) => office with { Importance = (Importance)(((int)office.Importance + 1) % 3) },
        _ => content,
    };

    /// <summary>Another time.</summary>
    public static ItemContent Move(ItemContent content, int choice) => content switch
    {
        Appointment { Time: AppointmentTime.Timed timed } appointment => appointment with
        {
            Time = new AppointmentTime.Timed(timed.Start + Duration.FromMinutes(5 * (choice + 1)), timed.End + Duration.FromMinutes(5 * (choice + 1))),
        },
        TaskContent task => task with { Due = (task.Due ?? new LocalDate(2026, 3, 2)).PlusDays(choice % 5 + 1) },
        _ => content,
    };

    private static AppointmentTime.Timed TimeOf(Instant now, int choice)
    {
        Instant start = Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds() / 3600 * 3600) + Duration.FromMinutes(60 + 5 * choice);
        return new AppointmentTime.Timed(start, start + Duration.FromMinutes(30));
    }

    private static ShowAs Other(ShowAs present, ShowAs rare, int choice) => choice % 2 == 0 && present != rare ? rare : present == ShowAs.Free ? ShowAs.Busy : ShowAs.Free;
}

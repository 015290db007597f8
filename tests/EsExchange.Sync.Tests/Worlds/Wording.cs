using System;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Sync.Tests.Worlds;

/// <summary>Values that occur once in a story, so that each can be followed, and what each side can hold of them.</summary>
internal static class Wording
{
    private static readonly LocalDate Day = new(2026, 11, 25);
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 25, 12, 0);

    /// <summary>Each side holds less than the other: eserp no end of a text, no work elsewhere, no reminder of tasks; Exchange no "~".</summary>
    public static SideForms Lossy { get; } = new(InEserp, InExchange);

    /// <summary>A content of its own.</summary>
    public static ItemContent New(ItemKind kind, int n) => kind switch
    {
        ItemKind.Appointment => new Appointment { Subject = $"Subject{n}", Time = new AppointmentTime.Timed(Noon, Noon + Duration.FromMinutes(n + 1)) },
        ItemKind.Task => new TaskContent { Subject = $"Subject{n}", Due = Day.PlusDays(n) },
        _ => new ContactContent { Surname = $"Surname{n}" },
    };

    /// <summary>The content with one field changed.</summary>
    public static ItemContent Edit(ItemContent content, int choice, int n)
    {
        var fields = ContentFields.All(content.Kind);
        ItemField field = fields[choice % fields.Count];
        string text = field.ToString() + n + (choice / fields.Count % 4) switch { 0 => "+", 1 => "~", _ => "" };
        Sensitivity sensitivity = (choice / fields.Count % 3) switch { 0 => Sensitivity.Normal, 1 => Sensitivity.Personal, _ => Sensitivity.Confidential };
        var importance = (Importance)(choice / fields.Count % 3);
        return (content, field) switch
        {
            (OfficeContent office, ItemField.Subject) => office with { Subject = text },
            (OfficeContent office, ItemField.Body) => office with { Body = text },
            (OfficeContent office, ItemField.Importance) => office with { Importance = importance },
            (OfficeContent office, ItemField.Sensitivity) => office with { Sensitivity = sensitivity },
            (OfficeContent office, ItemField.ActivityType) => office with { ActivityType = n },
            (Appointment appointment, ItemField.Location) => appointment with { Location = text },
            (Appointment appointment, ItemField.Time) => appointment with
            {
                Time = n % 2 == 0 ? new AppointmentTime.Timed(Noon, Noon + Duration.FromMinutes(n + 1)) : new AppointmentTime.AllDay(Day, Day.PlusDays(n)),
            },
            (Appointment appointment, ItemField.ShowAs) => appointment with { ShowAs = (ShowAs)(choice / fields.Count % 5) },
            (Appointment appointment, ItemField.Reminder) => appointment with { ReminderMinutes = n },
            (TaskContent task, ItemField.StartDate) => task with { Start = Day.PlusDays(n) },
            (TaskContent task, ItemField.DueDate) => task with { Due = Day.PlusDays(n) },
            (TaskContent task, ItemField.Progress) => task with { Progress = TaskProgress.Of(TaskState.Completed, 100, Day.PlusDays(n)) },
            (TaskContent task, ItemField.Reminder) => task with { Reminder = Noon + Duration.FromMinutes(n) },
            (ContactContent contact, ItemField.GivenName) => contact with { GivenName = text },
            (ContactContent contact, ItemField.Surname) => contact with { Surname = text },
            (ContactContent contact, ItemField.Salutation) => contact with { Salutation = text },
            (ContactContent contact, ItemField.Nickname) => contact with { Nickname = text },
            (ContactContent contact, ItemField.Company) => contact with { Company = text },
            (ContactContent contact, ItemField.Department) => contact with { Department = text },
            (ContactContent contact, ItemField.Birthday) => contact with { Birthday = Day.PlusDays(n) },
            (ContactContent contact, ItemField.EMail) => contact with { EMail = text },
            (ContactContent contact, ItemField.BusinessPhone) => contact with { BusinessPhone = text },
            (ContactContent contact, ItemField.MobilePhone) => contact with { MobilePhone = text },
            (ContactContent contact, ItemField.HomePhone) => contact with { HomePhone = text },
            (ContactContent contact, ItemField.Fax) => contact with { Fax = text },
            (ContactContent contact, ItemField.Address) => contact with { Address = new PostalAddress(text, "", "", "") },
            _ => throw new InvalidOperationException($"{content.Kind} {field} is not known to the worlds."),
        };
    }

    /// <summary>The content with another sensitivity; contacts have none.</summary>
    public static ItemContent With(ItemContent content, Sensitivity sensitivity) => content is OfficeContent office ? office with { Sensitivity = sensitivity } : content;

    private static ItemContent InEserp(ItemContent content) => content switch
    {
        Appointment appointment => appointment with { Body = appointment.Body.TrimEnd('+'), ShowAs = appointment.ShowAs == ShowAs.WorkingElsewhere ? ShowAs.Busy : appointment.ShowAs },
        TaskContent task => task with { Body = task.Body.TrimEnd('+'), Reminder = null },
        ContactContent contact => contact with { Company = contact.Company.TrimEnd('+'), Nickname = "" },
        _ => throw new ArgumentException("There is no such content.", nameof(content)),
    };

    private static ItemContent InExchange(ItemContent content) => content switch
    {
        Appointment appointment => appointment with { Location = appointment.Location.TrimEnd('~') },
        TaskContent task => task with { Subject = task.Subject.TrimEnd('~') },
        ContactContent contact => contact with { Department = contact.Department.TrimEnd('~') },
        _ => throw new ArgumentException("There is no such content.", nameof(content)),
    };
}

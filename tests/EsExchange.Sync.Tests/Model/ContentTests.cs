using System;
using System.Linq;
using EsExchange.Sync.Model;
using EsExchange.Sync.Tests.Worlds;
using NodaTime;
using Xunit;

namespace EsExchange.Sync.Tests.Model;

public sealed class ContentTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 25, 12, 0);

    [Theory]
    [InlineData(ItemKind.Appointment, 9)]
    [InlineData(ItemKind.Task, 9)]
    [InlineData(ItemKind.Contact, 13)]
    public void Each_field_is_read_taken_over_and_compared_by_itself(ItemKind kind, int count)
    {
        var fields = ContentFields.All(kind);
        Assert.Equal(count, fields.Distinct().Count());
        ItemContent plain = Wording.New(kind, 1);
        for (int i = 0; i < fields.Count; i++)
        {
            ItemContent edited = Wording.Edit(plain, i + (5 * fields.Count), 7);

            Assert.Equal([fields[i]], ContentFields.Differences(plain, edited));
            Assert.NotEqual(plain.Get(fields[i]), edited.Get(fields[i]));
            Assert.Equal(edited, plain.With(fields[i], edited));
            Assert.Equal(plain, edited.With(fields[i], plain));
        }
    }

    [Fact]
    public void A_field_of_another_kind_is_refused()
    {
        ItemContent contact = Wording.New(ItemKind.Contact, 1);
        ArgumentException error = Assert.Throws<ArgumentException>(() => contact.Get(ItemField.Location));
        Assert.Contains("Contact", error.Message, StringComparison.Ordinal);
        Assert.Contains("Location", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_appointment_does_not_end_before_it_starts()
    {
        Assert.Equal(Noon, new AppointmentTime.Timed(Noon, Noon).End);
        Assert.Throws<ArgumentException>(() => new AppointmentTime.Timed(Noon, Noon - Duration.FromSeconds(1)));
        LocalDate day = new(2026, 11, 25);
        Assert.Equal(day, new AppointmentTime.AllDay(day, day).Last);
        Assert.Throws<ArgumentException>(() => new AppointmentTime.AllDay(day, day.PlusDays(-1)));
    }

    [Theory]
    [InlineData("Anna", "Krause", "Nordbau", "Anna Krause")]
    [InlineData("", "K", "Nordbau", "K")]
    [InlineData("Anna", "", "Nordbau", "Anna")]
    [InlineData("", "", "Nordbau", "Nordbau")]
    [InlineData("", "", "", "")]
    public void A_contact_is_called_by_its_name_or_its_company(string given, string surname, string company, string title) =>
        Assert.Equal(title, new ContactContent { GivenName = given, Surname = surname, Company = company }.Title);

    [Fact]
    public void Only_what_is_private_is_kept_as_private()
    {
        foreach (Sensitivity sensitivity in Enum.GetValues<Sensitivity>())
            Assert.Equal(sensitivity == Sensitivity.Private, new TaskContent { Sensitivity = sensitivity }.IsPrivate);
        Assert.False(new ContactContent().IsPrivate);
        Assert.Equal("Abnahme", new TaskContent { Subject = "Abnahme" }.Title);
    }

    [Fact]
    public void What_nobody_filled_in_is_empty_and_of_normal_importance()
    {
        Appointment appointment = new() { Time = new AppointmentTime.Timed(Noon, Noon) };
        Assert.Equal(("", "", ""), (appointment.Subject, appointment.Body, appointment.Location));
        Assert.Equal((Importance.Normal, Sensitivity.Normal, ShowAs.Busy), (appointment.Importance, appointment.Sensitivity, appointment.ShowAs));
        Assert.Equal(TaskProgress.NotStarted, new TaskContent().Progress);
        ContactContent contact = new();
        Assert.All(ContentFields.All(ItemKind.Contact), field => Assert.True(contact.Get(field) is null or "" || Equals(contact.Get(field), new PostalAddress("", "", "", ""))));
    }
}

using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;
using EsExchange.Sync.Tests.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Sync.Tests.Merging;

public sealed class LikenessTests
{
    private static readonly Appointment Known = Arbitrary.Example("Aufmaß") with { Body = "Leiter mitnehmen" };
    private static readonly AppointmentTime Elsewhen = new AppointmentTime.AllDay(new LocalDate(2030, 1, 1), new LocalDate(2030, 1, 1));

    [Fact]
    public void One_thing_in_common_is_enough()
    {
        Assert.True(AreAlike(Known, Known with { Body = "anders", Time = Elsewhen }));
        Assert.True(AreAlike(Known, Known with { Subject = "anders", Time = Elsewhen }));
        Assert.True(AreAlike(Known, Known with { Subject = "anders", Body = "anders" }));
    }

    [Fact]
    public void Nothing_in_common_is_not_enough()
    {
        Assert.False(AreAlike(Known, Known with { Subject = "anders", Body = "anders", Time = Elsewhen }));
        Assert.True(AreAlike(Known with { Body = "-" }, Known with { Subject = "anders", Body = "-", Time = Elsewhen }));
    }

    [Fact]
    public void An_empty_text_is_nothing_in_common() =>
        Assert.False(AreAlike(Known with { Body = string.Empty }, Known with { Subject = "anders", Body = string.Empty, Time = Elsewhen }));

    [Fact]
    public void A_place_is_shared_where_it_is_named()
    {
        Appointment other = Known with { Subject = "anders", Body = "anders", Time = Elsewhen };

        Assert.False(AreAlike(Known with { Location = "Hof" }, other with { Location = "Hof" }));
        Assert.True(AreAtOnePlace(Known with { Location = "Hof" }, other with { Location = "Hof" }));
        Assert.True(AreAtOnePlace(Known with { Location = "H" }, other with { Location = "H" }));
        Assert.False(AreAtOnePlace(Known with { Location = "Hof" }, other with { Location = "Lager" }));
        Assert.False(AreAtOnePlace(Known with { Location = string.Empty }, other with { Location = string.Empty }));
        Assert.False(AreAtOnePlace(Known with { Location = "Hof" }, new TaskContent { Subject = Known.Subject }));
    }

    [Fact]
    public void A_task_is_known_by_its_dates_only_where_it_is_due()
    {
        var task = new TaskContent { Subject = "Angebot" };
        var due = new TaskContent { Subject = "Rechnung", Due = new LocalDate(2026, 3, 2) };

        Assert.False(AreAlike(task, task with { Subject = "anders" }));
        Assert.True(AreAlike(due, due with { Subject = "anders" }));
        Assert.True(AreAlike(due, due with { Due = null }));
        Assert.False(AreAlike(due, due with { Subject = "anders", Due = new LocalDate(2026, 3, 3) }));
        Assert.False(AreAlike(due, due with { Subject = "anders", Start = new LocalDate(2026, 3, 1) }));
    }

    [Fact]
    public void Items_of_two_kinds_have_nothing_in_common() => Assert.False(AreAlike(Known, new TaskContent { Subject = Known.Subject }));

    [Fact]
    public void A_contact_is_what_its_number_says() =>
        Assert.True(AreAlike(new ContactContent { Surname = "Muster" }, new ContactContent { Surname = "Groß" }));

    [Fact]
    public void What_a_side_cannot_hold_makes_no_difference()
    {
        var forms = new SideForms(Short, Trimmed);
        Appointment exchange = Known with { Subject = "anders", Time = Elsewhen, Body = "Leiter", Location = "Hof" };

        Assert.True(Likeness.Of(Known with { Body = "Leiter  " }, exchange, forms));
        Assert.True(Likeness.Of(Known with { Body = "Le" }, exchange, forms));
        Assert.True(Likeness.OfPlace(Known with { Location = "Hof " }, exchange, forms));
        Assert.True(Likeness.OfPlace(Known with { Location = "Ho" }, exchange, forms));
        Assert.False(Likeness.Of(Known with { Body = "Leiter!" }, exchange, forms));
        Assert.False(Likeness.OfPlace(Known with { Location = "Hof!" }, exchange, forms));
    }

    private static bool AreAlike(ItemContent eserp, ItemContent exchange) => Likeness.Of(eserp, exchange, SideForms.Lossless);

    private static bool AreAtOnePlace(ItemContent eserp, ItemContent exchange) => Likeness.OfPlace(eserp, exchange, SideForms.Lossless);

    private static Appointment Short(ItemContent content) => content is Appointment appointment ? appointment with { Body = appointment.Body[..2], Location = appointment.Location[..2] } : throw new System.ArgumentException("no appointment", nameof(content));

    private static Appointment Trimmed(ItemContent content) => content is Appointment appointment ? appointment with { Body = appointment.Body.Trim(), Location = appointment.Location.Trim() } : throw new System.ArgumentException("no appointment", nameof(content));
}

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
        Assert.True(Likeness.Of(Known, Known with { Body = "anders", Time = Elsewhen }));
        Assert.True(Likeness.Of(Known, Known with { Subject = "anders", Time = Elsewhen }));
        Assert.True(Likeness.Of(Known, Known with { Subject = "anders", Body = "anders" }));
    }

    [Fact]
    public void Nothing_in_common_is_not_enough()
    {
        Assert.False(Likeness.Of(Known, Known with { Subject = "anders", Body = "anders", Time = Elsewhen }));
        Assert.True(Likeness.Of(Known with { Body = "-" }, Known with { Subject = "anders", Body = "-", Time = Elsewhen }));
    }

    [Fact]
    public void An_empty_text_is_nothing_in_common() =>
        Assert.False(Likeness.Of(Known with { Body = string.Empty }, Known with { Subject = "anders", Body = string.Empty, Time = Elsewhen }));

    [Fact]
    public void A_place_is_shared_where_it_is_named()
    {
        Appointment other = Known with { Subject = "anders", Body = "anders", Time = Elsewhen };

        Assert.False(Likeness.Of(Known with { Location = "Hof" }, other with { Location = "Hof" }));
        Assert.True(Likeness.OfPlace(Known with { Location = "Hof" }, other with { Location = "Hof" }));
        Assert.False(Likeness.OfPlace(Known with { Location = "Hof" }, other with { Location = "Lager" }));
        Assert.False(Likeness.OfPlace(Known with { Location = string.Empty }, other with { Location = string.Empty }));
        Assert.False(Likeness.OfPlace(Known with { Location = "Hof" }, new TaskContent { Subject = Known.Subject }));
    }

    [Fact]
    public void A_task_is_known_by_its_dates_only_where_it_is_due()
    {
        var task = new TaskContent { Subject = "Angebot" };
        var due = new TaskContent { Subject = "Rechnung", Due = new LocalDate(2026, 3, 2) };

        Assert.False(Likeness.Of(task, task with { Subject = "anders" }));
        Assert.True(Likeness.Of(due, due with { Subject = "anders" }));
        Assert.True(Likeness.Of(due, due with { Due = null }));
        Assert.False(Likeness.Of(due, due with { Subject = "anders", Due = new LocalDate(2026, 3, 3) }));
        Assert.False(Likeness.Of(due, due with { Subject = "anders", Start = new LocalDate(2026, 3, 1) }));
    }

    [Fact]
    public void Items_of_two_kinds_have_nothing_in_common() => Assert.False(Likeness.Of(Known, new TaskContent { Subject = Known.Subject }));

    [Fact]
    public void A_contact_is_what_its_number_says() =>
        Assert.True(Likeness.Of(new ContactContent { Surname = "Muster" }, new ContactContent { Surname = "Groß" }));
}

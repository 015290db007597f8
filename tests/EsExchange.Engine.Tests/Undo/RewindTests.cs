using EsExchange.Engine.Undo;
using EsExchange.Sync.Model;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Undo;

public sealed class RewindTests
{
    private static readonly Appointment Before = Content("before") with { Location = "Hof" };
    private static readonly Appointment After = Content("after") with { Location = "Lager" };

    [Fact]
    public void The_changed_fields_are_put_back_and_all_others_stay()
    {
        Assert.Equal([ItemField.Subject, ItemField.Location], Rewind.Fields(Before, After));
        Assert.Equal(Before with { Body = "since" }, Rewind.Apply(Before, After, After with { Body = "since" }));
    }

    [Fact]
    public void A_field_that_is_back_already_does_not_matter()
    {
        Assert.Equal(Before, Rewind.Apply(Before, After, After with { Subject = "before" }));
        Assert.Equal(Before, Rewind.Apply(Before, After, Before));
    }

    [Fact]
    public void Nothing_is_put_back_where_one_of_the_fields_was_changed_again()
    {
        Assert.Null(Rewind.Apply(Before, After, After with { Location = "Halle" }));
        Assert.Null(Rewind.Apply(Before, After, After with { Subject = "since" }));
    }
}

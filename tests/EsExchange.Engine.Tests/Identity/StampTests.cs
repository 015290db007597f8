using System;
using EsExchange.Engine.Identity;
using EsExchange.Sync.Model;
using Xunit;

namespace EsExchange.Engine.Tests.Identity;

public sealed class StampTests
{
    private static readonly Guid Database = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    [Theory]
    [InlineData(ItemKind.Appointment)]
    [InlineData(ItemKind.Task)]
    [InlineData(ItemKind.Contact)]
    public void A_stamp_is_read_by_its_own_database_and_kind_alone(ItemKind kind)
    {
        string stamp = new Stamp(Database, kind).For(4711);

        foreach (ItemKind other in Enum.GetValues<ItemKind>())
            Assert.Equal(other == kind ? 4711 : null, new Stamp(Database, other).Read(stamp));
        Assert.Null(new Stamp(Guid.NewGuid(), kind).Read(stamp));
    }

    [Fact]
    public void A_stamp_stays_what_it_is_in_mailboxes_that_carry_it()
    {
        Assert.Equal("0f8fad5bd9cb469fa16570867728950e/4711", new Stamp(Database, ItemKind.Appointment).For(4711));
        Assert.Equal("0f8fad5bd9cb469fa16570867728950e/task/4711", new Stamp(Database, ItemKind.Task).For(4711));
        Assert.Equal("0f8fad5bd9cb469fa16570867728950e/contact/4711", new Stamp(Database, ItemKind.Contact).For(4711));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4711")]
    [InlineData("0f8fad5bd9cb469fa16570867728950e/")]
    [InlineData("0f8fad5bd9cb469fa16570867728950e/-1")]
    [InlineData("0f8fad5bd9cb469fa16570867728950e/4711x")]
    [InlineData("0f8fad5bd9cb469fa16570867728950e/99999999999999999999")]
    public void What_is_no_stamp_names_nothing(string? text) => Assert.Null(new Stamp(Database, ItemKind.Appointment).Read(text));
}

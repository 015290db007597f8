using System.Linq;
using CsCheck;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;
using EsExchange.Sync.Tests.Model;
using Xunit;

namespace EsExchange.Sync.Tests.Merging;

public sealed class FromEserpTests
{
    [Fact]
    public void Only_what_eserp_changed_and_may_change_crosses_and_nothing_comes_back() =>
        Gen.Select(Arbitrary.Appointment, Arbitrary.Appointment, Arbitrary.Appointment).Sample((@base, eserp, exchange) =>
        {
            MergeResult result = FromEserp.Merge(@base, eserp, exchange, FromEserp.OfMeeting, SideForms.Lossless);

            foreach (ItemField field in ContentFields.All(ItemKind.Appointment))
            {
                bool isChanged = !Equals(@base.Get(field), eserp.Get(field));
                bool isAllowed = field is ItemField.ActivityType or ItemField.Importance or ItemField.Reminder;
                bool isCommon = Equals(exchange.Get(field), eserp.Get(field));
                Assert.Equal(isChanged && isAllowed && !isCommon, result.ExchangeWrites.Contains(field));
                Assert.Equal(isChanged && !isAllowed && !isCommon, result.Held.Contains(field));
                Assert.Equal((isChanged && (isAllowed || isCommon) ? eserp : @base).Get(field), result.Merged.Get(field));
            }

            Assert.Empty(result.EserpWrites);
            Assert.Empty(result.Conflicts);
        });

    [Fact]
    public void What_eserp_cannot_hold_is_no_change_of_its_users()
    {
        SideForms forms = new(content => ((Appointment)content) with { ReminderMinutes = null }, content => content);
        Appointment @base = Arbitrary.Example() with { ReminderMinutes = 15 };

        MergeResult result = FromEserp.Merge(@base, @base with { ReminderMinutes = null }, @base, FromEserp.OfMeeting, forms);

        Assert.Empty(result.ExchangeWrites);
        Assert.Equal(@base, result.Merged);
    }

    [Fact]
    public void A_meeting_of_which_nothing_was_remembered_goes_to_eserp_should_it_become_an_appointment()
    {
        Appointment eserp = Arbitrary.Example("Aufmaß", "Halle 1");
        Appointment exchange = Arbitrary.Example("Aufmaß", "Halle 2");

        ItemContent known = FromEserp.Merge(null, eserp, exchange, FromEserp.OfMeeting, SideForms.Lossless).Merged;
        MergeResult result = ThreeWayMerge.Merge(known, eserp, exchange, Side.Eserp, SideForms.Lossless);

        Assert.Equal([ItemField.Location], result.EserpWrites);
        Assert.Empty(result.ExchangeWrites);
    }

    [Fact]
    public void A_contact_of_which_nothing_was_remembered_follows_eserp()
    {
        var eserp = new ContactContent { Surname = "Krause", Company = "Nordbau" };
        var exchange = new ContactContent { Surname = "Krause", Company = "Südbau" };

        MergeResult result = FromEserp.Merge(null, eserp, exchange, ContentFields.All(ItemKind.Contact), SideForms.Lossless);

        Assert.Equal([ItemField.Company], result.ExchangeWrites);
        Assert.Equal(eserp, result.Merged);
        Assert.Empty(result.Held);
    }
}

using CsCheck;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;
using EsExchange.Sync.Tests.Model;
using Xunit;

namespace EsExchange.Sync.Tests.Merging;

public sealed class OpenIntentTests
{
    [Fact]
    public void A_write_that_arrived_unheard_and_an_edit_after_it_are_no_conflict()
    {
        Appointment @base = Arbitrary.Example("Aufmaß");
        Appointment sent = Arbitrary.Example("Abnahme");
        Appointment editedSince = Arbitrary.Example("Übergabe");

        ItemContent effective = OpenIntent.EffectiveBase(@base, OpenIntent.Before(@base, sent, [ItemField.Subject]), sent, SideForms.Lossless);
        MergeResult result = ThreeWayMerge.Merge(effective, editedSince, sent, Side.Exchange, SideForms.Lossless);

        Assert.Equal("Übergabe", result.Merged.Title);
        Assert.Empty(result.Conflicts);
    }

    [Fact]
    public void A_write_that_arrived_is_known_though_Exchange_holds_less_of_it()
    {
        SideForms forms = new(content => content, content => content is Appointment { Subject.Length: > 6 } full ? full with { Subject = full.Subject[..6] } : content);
        Appointment @base = Arbitrary.Example("Aufmaß");
        Appointment sent = Arbitrary.Example("Übergabe");
        Appointment editedSince = Arbitrary.Example("Abnahme");
        ItemContent arrived = forms.Exchange(sent);

        ItemContent effective = OpenIntent.EffectiveBase(@base, OpenIntent.Before(@base, sent, [ItemField.Subject]), arrived, forms);

        Assert.Equal(sent, effective);
        Assert.Empty(ThreeWayMerge.Merge(effective, editedSince, arrived, Side.Exchange, forms).Conflicts);
    }

    [Fact]
    public void A_creation_that_arrived_unheard_is_the_base_of_what_came_after()
    {
        Appointment created = Arbitrary.Example("Aufmaß");
        Assert.Equal(created, OpenIntent.EffectiveBase(null, created, Arbitrary.Example("Abnahme"), SideForms.Lossless));
    }

    [Fact]
    public void A_field_that_came_from_exchange_is_not_taken_for_our_own_write()
    {
        Appointment @base = Arbitrary.Example("Aufmaß", "Halle 1");
        Appointment eserp = Arbitrary.Example("Abnahme", "Halle 1");
        Appointment exchange = Arbitrary.Example("Aufmaß", "Halle 2");
        MergeResult merge = ThreeWayMerge.Merge(@base, eserp, exchange, Side.Eserp, SideForms.Lossless);
        ItemContent intent = OpenIntent.Before(@base, merge.Merged, merge.ExchangeWrites);

        ItemContent effective = OpenIntent.EffectiveBase(@base, intent, merge.Merged, SideForms.Lossless);
        MergeResult afterCrash = ThreeWayMerge.Merge(effective, eserp, merge.Merged, Side.Eserp, SideForms.Lossless);

        Assert.Equal(merge.Merged, afterCrash.Merged);
        Assert.Empty(afterCrash.ExchangeWrites);
        Assert.Equal([ItemField.Location], afterCrash.EserpWrites);
        Assert.Empty(afterCrash.Conflicts);
    }

    [Fact]
    public void A_crash_after_the_write_changes_no_outcome() =>
        Gen.Select(Arbitrary.Appointment, Arbitrary.Appointment, Arbitrary.Appointment, Arbitrary.Side).Sample((@base, eserp, exchange, winner) =>
        {
            MergeResult merge = ThreeWayMerge.Merge(@base, eserp, exchange, winner, SideForms.Lossless);
            ItemContent intent = OpenIntent.Before(@base, merge.Merged, merge.ExchangeWrites);
            ItemContent effective = OpenIntent.EffectiveBase(@base, intent, merge.Merged, SideForms.Lossless);

            MergeResult again = ThreeWayMerge.Merge(effective, eserp, merge.Merged, winner, SideForms.Lossless);

            Assert.Equal(merge.Merged, again.Merged);
            Assert.Empty(again.ExchangeWrites);
        });

    [Fact]
    public void A_write_that_did_not_arrive_leaves_the_base() =>
        Gen.Select(Arbitrary.Appointment, Arbitrary.Appointment).Sample((@base, target) =>
        {
            ItemContent intent = OpenIntent.Before(@base, target, ContentFields.Differences(@base, target));
            Assert.Equal(@base, OpenIntent.EffectiveBase(@base, intent, @base, SideForms.Lossless));
        });
}

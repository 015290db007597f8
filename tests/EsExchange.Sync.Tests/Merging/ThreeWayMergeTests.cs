using System.Linq;
using CsCheck;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;
using EsExchange.Sync.Tests.Model;
using Xunit;

namespace EsExchange.Sync.Tests.Merging;

public sealed class ThreeWayMergeTests
{
    private static readonly SideForms ShortSubjectInEserp = new(
        content => content is Appointment { Subject.Length: > 4 } full ? full with { Subject = full.Subject[..4] } : content,
        content => content);

    [Fact]
    public void Each_field_follows_the_side_that_changed_it() =>
        Gen.Select(Arbitrary.Appointment, Arbitrary.Appointment, Arbitrary.Appointment, Arbitrary.Side).Sample((@base, eserp, exchange, winner) =>
        {
            MergeResult result = ThreeWayMerge.Merge(@base, eserp, exchange, winner, SideForms.Lossless);

            foreach (ItemField field in ContentFields.All(ItemKind.Appointment))
            {
                object? b = @base.Get(field), e = eserp.Get(field), x = exchange.Get(field);
                object? expected = Equals(e, x) ? e : Equals(b, e) ? x : Equals(b, x) ? e : winner == Side.Eserp ? e : x;
                bool conflict = !Equals(b, e) && !Equals(b, x) && !Equals(e, x);

                Assert.Equal(expected, result.Merged.Get(field));
                Assert.Equal(!Equals(e, expected), result.EserpWrites.Contains(field));
                Assert.Equal(!Equals(x, expected), result.ExchangeWrites.Contains(field));
                Assert.Equal(conflict, result.Conflicts.Any(c => c.Field == field));
            }
        });

    [Fact]
    public void Merging_the_merged_again_writes_nothing() =>
        Gen.Select(Arbitrary.Appointment, Arbitrary.Appointment, Arbitrary.Appointment, Arbitrary.Side).Sample((@base, eserp, exchange, winner) =>
        {
            foreach (SideForms forms in new[] { SideForms.Lossless, ShortSubjectInEserp })
            {
                ItemContent shown = forms.Eserp(eserp);
                ItemContent merged = ThreeWayMerge.Merge(@base, shown, exchange, winner, forms).Merged;
                MergeResult again = ThreeWayMerge.Merge(merged, forms.Eserp(merged), forms.Exchange(merged), winner, forms);

                Assert.Equal(merged, again.Merged);
                Assert.Empty(again.EserpWrites);
                Assert.Empty(again.ExchangeWrites);
                Assert.Empty(again.Conflicts);
            }
        });

    [Fact]
    public void Without_a_base_every_difference_is_a_conflict_and_equal_fields_stay() =>
        Gen.Select(Arbitrary.Appointment, Arbitrary.Appointment, Arbitrary.Side).Sample((eserp, exchange, winner) =>
        {
            MergeResult result = ThreeWayMerge.Merge(null, eserp, exchange, winner, SideForms.Lossless);

            Assert.Equal(winner == Side.Eserp ? eserp : exchange, result.Merged);
            Assert.Equal(ContentFields.Differences(eserp, exchange), result.Conflicts.Select(c => c.Field));
        });

    [Fact]
    public void What_a_side_cannot_hold_is_never_taken_for_its_users_change()
    {
        Appointment @base = Arbitrary.Example("Übergabe");
        Appointment eserp = Arbitrary.Example("Über", location: "Halle 2");

        MergeResult result = ThreeWayMerge.Merge(@base, eserp, @base, Side.Eserp, ShortSubjectInEserp);

        Assert.Equal("Übergabe", result.Merged.Title);
        Assert.Equal([ItemField.Location], result.ExchangeWrites);
        Assert.Empty(result.EserpWrites);
        Assert.Empty(result.Conflicts);
    }

    [Fact]
    public void A_conflict_names_all_three_values_and_the_winner()
    {
        MergeResult result = ThreeWayMerge.Merge(
            Arbitrary.Example("Aufmaß"), Arbitrary.Example("Abnahme"), Arbitrary.Example("Übergabe"), Side.Exchange, SideForms.Lossless);

        FieldConflict conflict = Assert.Single(result.Conflicts);
        Assert.Equal(new FieldConflict(ItemField.Subject, "Aufmaß", "Abnahme", "Übergabe", Side.Exchange), conflict);
    }
}

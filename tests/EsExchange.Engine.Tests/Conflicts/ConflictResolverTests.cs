using System.Threading.Tasks;
using EsExchange.Engine.Conflicts;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Conflicts;
using EsExchange.Sync.Model;
using Xunit;

namespace EsExchange.Engine.Tests.Conflicts;

public sealed class ConflictResolverTests
{
    private static readonly RecordedConflict Conflict = new()
    {
        ConflictId = 9,
        RunId = Pieces.RunId,
        ConnectionId = 1,
        StaffNumber = 1,
        Kind = ItemKind.Appointment,
        EserpId = 1,
        Field = ItemField.Location,
        Base = At("Halle 1"),
        Eserp = At("aus eserp"),
        Exchange = At("aus Exchange"),
        Winner = Side.Exchange,
        Seen = Pieces.Morning,
    };

    private readonly SmallStore _store = new(new SmallLog());
    private readonly SmallDatabase _database;

    public ConflictResolverTests()
    {
        _database = new SmallDatabase(_store);
        Show(At("aus Exchange"));
    }

    [Theory]
    [InlineData(Side.Exchange, KeptValue.Eserp, "aus eserp")]
    [InlineData(Side.Exchange, KeptValue.Exchange, "aus Exchange")]
    [InlineData(Side.Exchange, KeptValue.Base, "Halle 1")]
    [InlineData(Side.Eserp, KeptValue.Eserp, "aus eserp")]
    [InlineData(Side.Eserp, KeptValue.Exchange, "aus Exchange")]
    [InlineData(Side.Eserp, KeptValue.Base, "Halle 1")]
    public async Task The_chosen_value_takes_the_place_of_the_one_that_won(Side winner, KeptValue keep, string expected)
    {
        Show(At(winner == Side.Eserp ? "aus eserp" : "aus Exchange"));

        await ResolveAsync(Conflict with { Winner = winner }, keep);

        Assert.Equal(expected, Location);
        Assert.Equal([(9, keep.ToString())], _database.Resolved);
    }

    [Fact]
    public async Task Other_fields_stay_as_they_are_now()
    {
        Show(At("aus Exchange") with { Subject = "umbenannt" });

        await ResolveAsync(Conflict, KeptValue.Eserp);

        Assert.Equal(At("aus eserp") with { Subject = "umbenannt" }, _store.Rows[1].Content);
    }

    [Fact]
    public async Task A_user_who_has_chosen_the_same_already_has_decided()
    {
        Show(At("aus eserp"));

        await ResolveAsync(Conflict, KeptValue.Eserp);

        Assert.Equal("aus eserp", Location);
        Assert.Equal([(9, "Eserp")], _database.Resolved);
    }

    [Fact]
    public async Task A_value_that_was_changed_since_stays_and_the_conflict_stays_open()
    {
        Show(At("Halle 7") with { Subject = "Aufmaß" });

        SyncException refused = await RefusedAsync(Conflict, KeptValue.Eserp);

        Assert.Equal("ChangedSince", refused.ErrorId);
        Assert.Contains("Location", refused.Message);
        Assert.Contains("Aufmaß", refused.Message);
        Assert.Equal("Halle 7", Location);
    }

    [Theory]
    [InlineData("AUS EXCHANGE")]
    [InlineData("AUS ESERP")]
    public async Task A_value_that_eserp_shows_in_a_form_of_its_own_was_not_changed_since(string shown)
    {
        _store.Form = content => ((Appointment)content) with { Location = ((Appointment)content).Location.ToUpperInvariant() };
        Show(At(shown));

        await ResolveAsync(Conflict, KeptValue.Eserp);

        Assert.Single(_database.Resolved);
    }

    [Fact]
    public async Task The_value_before_cannot_be_kept_where_none_is_known()
    {
        Assert.Equal("NoBase", (await RefusedAsync(Conflict with { Base = null }, KeptValue.Base)).ErrorId);
        Assert.Equal("aus Exchange", Location);

        await ResolveAsync(Conflict with { Base = null }, KeptValue.Eserp);
        Assert.Equal("aus eserp", Location);
    }

    [Fact]
    public async Task A_conflict_of_an_item_that_is_gone_stays_open()
    {
        _store.Rows.Clear();

        SyncException refused = await RefusedAsync(Conflict, KeptValue.Eserp);

        Assert.Equal("ItemGone", refused.ErrorId);
        Assert.Contains("Location", refused.Message);
    }

    [Fact]
    public async Task A_conflict_of_a_mailbox_that_is_no_longer_synced_stays_open()
    {
        _database.Staff.Clear();

        SyncException refused = await RefusedAsync(Conflict with { StaffNumber = 4711 }, KeptValue.Eserp);

        Assert.Equal("NotSynced", refused.ErrorId);
        Assert.Contains("4711", refused.Message);
        Assert.Empty(_database.Opened);
    }

    [Theory]
    [InlineData(ItemKind.Appointment)]
    [InlineData(ItemKind.Task)]
    public async Task The_item_is_looked_for_among_those_of_its_kind(ItemKind kind)
    {
        await ResolveAsync(Conflict with { Kind = kind }, KeptValue.Eserp);

        Assert.Equal([(1, 1, kind, false)], _database.Opened);
    }

    private string Location => ((Appointment)_store.Rows[1].Content).Location;

    private static Appointment At(string location) => Pieces.Content("A") with { Location = location };

    private void Show(Appointment content) => _store.Put(Pieces.Row() with { Content = content });

    private Task ResolveAsync(RecordedConflict conflict, KeptValue keep) => new ConflictResolver(_database.Port).ResolveAsync(conflict, keep, TestContext.Current.CancellationToken);

    private async Task<SyncException> RefusedAsync(RecordedConflict conflict, KeptValue keep)
    {
        SyncException refused = await Assert.ThrowsAsync<SyncException>(() => ResolveAsync(conflict, keep));
        Assert.Empty(_database.Resolved);
        return refused;
    }
}

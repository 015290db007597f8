using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Runs;
using EsExchange.Sync.Model;
using Xunit;

namespace EsExchange.Engine.Tests.Mailboxes;

public sealed class MailboxTallyTests
{
    private readonly MailboxTally _tally = new();

    [Theory]
    [InlineData(Side.Eserp)]
    [InlineData(Side.Exchange)]
    public void Changes_are_counted_by_side_and_kind(Side side)
    {
        foreach (ChangeKind change in new[] { ChangeKind.Create, ChangeKind.Update, ChangeKind.Update, ChangeKind.Delete, ChangeKind.Delete, ChangeKind.Delete })
            _tally.Add(side, change);

        var counted = new WriteCounts(1, 2, 3);
        Assert.Equal(side == Side.Eserp ? (counted, WriteCounts.None) : (WriteCounts.None, counted), (_tally.Eserp, _tally.Exchange));
    }

    [Fact]
    public void What_did_not_cross_is_counted_by_why()
    {
        _tally.Skip();
        _tally.Conflict(2);
        _tally.Conflict(3);
        _tally.Error();
        _tally.Error();

        Assert.Equal((1, 5, 2), (_tally.Skipped, _tally.Conflicts, _tally.Errors));
    }
}

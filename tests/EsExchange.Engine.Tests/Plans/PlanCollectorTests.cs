using System.Linq;
using EsExchange.Engine.Plans;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using Xunit;

namespace EsExchange.Engine.Tests.Plans;

public sealed class PlanCollectorTests
{
    private readonly PlanCollector _collector = new();

    [Fact]
    public void Planned_changes_are_collected_in_their_order()
    {
        _collector.OnPlanned(Pieces.Change("B"));
        _collector.OnPlanned(Pieces.Change("A"));

        Assert.Equal(["B", "A"], _collector.Changes.Select(change => change.Subject));
    }

    [Fact]
    public void A_mailbox_that_could_not_be_planned_is_a_failure()
    {
        var planned = new MailboxResult { Connection = "hq", Mailbox = SyncWorld.Address, StaffNumber = 1, Name = "Anna" };

        _collector.OnFinished(planned);
        _collector.OnFinished(planned with { Failure = new SyncException("NoMailboxAddress", "no address") });

        Assert.Equal("no address", Assert.Single(_collector.Failures).Failure?.Message);
    }
}

using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using NodaTime;
using Xunit;

namespace EsExchange.Engine.Tests.Runs;

public sealed class SyncScopeTests
{
    private static readonly Instant Now = Pieces.Morning;
    private static readonly Instant Earliest = Now - Duration.FromDays(30);

    [Fact]
    public void A_start_within_thirty_days_counts()
    {
        Assert.Equal(Earliest, SyncScope.Start(Earliest, Now));
        Assert.Equal(Earliest + Duration.Epsilon, SyncScope.Start(Earliest + Duration.Epsilon, Now));
        Assert.Equal(Now, SyncScope.Start(Now, Now));
    }

    [Fact]
    public void Any_other_becomes_thirty_days_back()
    {
        Assert.Equal(Earliest, SyncScope.Start(null, Now));
        Assert.Equal(Earliest, SyncScope.Start(Earliest - Duration.Epsilon, Now));
        Assert.Equal(Earliest, SyncScope.Start(Now + Duration.Epsilon, Now));
    }
}

using EsExchange.Engine.Detect;
using EsExchange.Engine.Load;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using Xunit;

namespace EsExchange.Engine.Tests.Load;

public sealed class EchoFilterTests
{
    private static readonly Link Known = new() { EserpId = 7, ItemId = "I", ChangeKey = "K", EserpVersion = 5 };
    private static readonly SeenItem Seen = new("K", "stamp/7", null);

    [Fact]
    public void What_Exchange_lists_is_an_echo_only_where_version_and_stamp_are_as_they_were_left()
    {
        Assert.True(EchoFilter.IsEcho(Known, Seen, "stamp/7"));
        Assert.False(EchoFilter.IsEcho(null, Seen, null));
        Assert.False(EchoFilter.IsEcho(Known, Seen with { ChangeKey = "L" }, "stamp/7"));
        Assert.False(EchoFilter.IsEcho(Known, Seen with { Stamp = "stamp/8" }, "stamp/7"));
        Assert.False(EchoFilter.IsEcho(Known, Seen with { Stamp = null }, "stamp/7"));
        Assert.False(EchoFilter.IsEcho(Known with { ChangeKey = null }, SeenItem.Unknown with { Stamp = "stamp/7" }, "stamp/7"));
    }

    [Fact]
    public void What_eserp_lists_is_an_echo_only_up_to_the_version_that_was_left()
    {
        Assert.True(EchoFilter.IsEcho(Known, 4));
        Assert.True(EchoFilter.IsEcho(Known, 5));
        Assert.False(EchoFilter.IsEcho(Known, 6));
        Assert.False(EchoFilter.IsEcho(Known, null));
        Assert.False(EchoFilter.IsEcho(null, 4));
    }

    [Fact]
    public void A_write_whose_answer_was_never_recorded_is_looked_at_and_a_pair_that_was_given_up_is_not()
    {
        Link open = Known with { Intent = new TaskContent() };
        Assert.False(EchoFilter.IsEcho(open, Seen, "stamp/7"));
        Assert.False(EchoFilter.IsEcho(open, 5));
        Link detached = Known with { State = LinkState.Detached };
        Assert.True(EchoFilter.IsEcho(detached, Seen with { ChangeKey = "L" }, "stamp/7"));
        Assert.True(EchoFilter.IsEcho(detached, 6));
    }
}

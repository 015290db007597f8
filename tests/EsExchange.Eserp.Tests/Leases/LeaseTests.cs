using System;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.Tests.Support;
using Xunit;

namespace EsExchange.Eserp.Tests.Leases;

public sealed class LeaseTests
{
    private static readonly TimeSpan TwoMinutes = TimeSpan.FromMinutes(2);

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task One_holds_it_and_the_other_is_told_who(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        Lease held = (await AcquireAsync(test)).Lease!;
        LeaseAttempt second = await AcquireAsync(test);
        Assert.Null(second.Lease);
        Assert.Equal(held.Holder, second.HeldBy!.Holder);
        Assert.Contains(Environment.MachineName, held.Holder, StringComparison.Ordinal);

        await test.Eserp.Leases.ReleaseAsync(held, TestContext.Current.CancellationToken);
        Assert.NotNull((await AcquireAsync(test)).Lease);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task After_it_expired_another_takes_over_and_the_first_cannot_write_any_more(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        Lease first = (await AcquireAsync(test)).Lease!;
        IMailboxStore store = test.OpenMailbox(first);
        await store.SavePositionAsync(new MailboxPosition("a", "1", null), TestContext.Current.CancellationToken);
        test.Time.Advance(TwoMinutes + TimeSpan.FromSeconds(1));
        Lease second = (await AcquireAsync(test)).Lease!;
        Assert.True(second.Token > first.Token);

        EserpException error = await Assert.ThrowsAsync<EserpException>(() => store.SavePositionAsync(new MailboxPosition("a", "2", null), TestContext.Current.CancellationToken));
        Assert.Equal(EserpError.LeaseLost, error.Error);
        Assert.Equal("1", (await store.GetPositionAsync(TestContext.Current.CancellationToken)).SyncState);
        await Assert.ThrowsAsync<EserpException>(() => test.Eserp.Leases.RenewAsync(first, TwoMinutes, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task That_of_a_dead_process_of_this_machine_is_taken_over_at_once(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        await AcquireAsync(test);
        test.Sql($"UPDATE es.Lease SET Holder = '{Environment.MachineName} process 999999999 since 2026-01-01T00:00:00Z'");
        Assert.NotNull((await AcquireAsync(test)).Lease);
        test.Sql("UPDATE es.Lease SET Holder = 'ANOTHER-MACHINE process 999999999 since 2026-01-01T00:00:00Z'");
        Assert.Null((await AcquireAsync(test)).Lease);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task One_that_was_given_back_is_neither_prolonged_nor_written_under(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        Lease held = (await AcquireAsync(test)).Lease!;
        await test.Eserp.Leases.RenewAsync(held, TwoMinutes, TestContext.Current.CancellationToken);
        await test.Eserp.Leases.ReleaseAsync(held, TestContext.Current.CancellationToken);

        EserpException late = await Assert.ThrowsAsync<EserpException>(() => test.Eserp.Leases.RenewAsync(held, TwoMinutes, TestContext.Current.CancellationToken));
        Assert.Equal(EserpError.LeaseLost, late.Error);
        late = await Assert.ThrowsAsync<EserpException>(() => test.OpenMailbox(held).SavePositionAsync(new MailboxPosition("a", "1", null), TestContext.Current.CancellationToken));
        Assert.Equal(EserpError.LeaseLost, late.Error);
    }

    private static Task<LeaseAttempt> AcquireAsync(TestDatabase test) =>
        test.Eserp.Leases.TryAcquireAsync("interface", TwoMinutes, TestContext.Current.CancellationToken);
}

using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Configuration;
using Xunit;

namespace EsExchange.Engine.Tests.Runs;

public sealed class SyncedMailboxTests
{
    private readonly SmallDatabase _database = new(new SmallStore(new SmallLog()));

    public SyncedMailboxTests()
    {
        _database.Connections.Add(new ExchangeConnection { Id = 2, Name = "branch" });
        _database.Staff.Add(_database.Staff[0] with { StaffNumber = 2, Name = "Jürgen", ConnectionId = 2, Connection = "branch" });
        _database.Staff.Add(_database.Staff[0] with { StaffNumber = 3, Name = "Ina" });
    }

    [Theory]
    [InlineData(1, 1, "hq", "Anna")]
    [InlineData(1, 3, "hq", "Ina")]
    [InlineData(2, 2, "branch", "Jürgen")]
    public async Task A_mailbox_is_found_by_its_connection_and_its_staff_member(int connectionId, int staffNumber, string connection, string name)
    {
        SyncedMailbox? found = await FindAsync(connectionId, staffNumber);

        Assert.Equal((connection, name), (found?.Connection.Name, found?.Staff.Name));
    }

    [Fact]
    public async Task A_staff_member_who_is_synced_by_another_connection_now_is_not_found_by_the_former() => Assert.Null(await FindAsync(1, 2));

    [Fact]
    public async Task A_staff_member_who_is_synced_no_longer_is_not_found() => Assert.Null(await FindAsync(1, 4));

    [Fact]
    public async Task A_mailbox_whose_connection_was_removed_is_not_found()
    {
        _database.Connections.RemoveAll(connection => connection.Id == 2);

        Assert.Null(await FindAsync(2, 2));
    }

    private Task<SyncedMailbox?> FindAsync(int connectionId, int staffNumber) =>
        SyncedMailbox.FindAsync(_database.Port.Configuration, connectionId, staffNumber, TestContext.Current.CancellationToken);
}

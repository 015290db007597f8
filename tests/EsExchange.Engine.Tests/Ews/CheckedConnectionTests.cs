using System;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Tests.Support;
using EsExchange.Ews.Client;
using EsExchange.Ews.Diagnostics;
using EsExchange.Ews.Items;
using Xunit;

namespace EsExchange.Engine.Tests.Ews;

public sealed class CheckedConnectionTests(EwsServer server) : IClassFixture<EwsServer>
{
    [Fact]
    public async Task A_connection_that_works_is_left_open_until_it_is_closed()
    {
        CheckedConnection opened = await CheckedConnection.OpenAsync(server.Connection, EwsServer.Secret, TimeProvider.System, CancellationToken.None);
        EwsMailbox mailbox = opened.Client!.OpenMailbox(server.AddMailbox().Mailbox.Address);

        await mailbox.GetFolderAsync(DistinguishedFolder.Calendar, CancellationToken.None);
        opened.Dispose();

        await Assert.ThrowsAnyAsync<ObjectDisposedException>(() => mailbox.GetFolderAsync(DistinguishedFolder.Calendar, CancellationToken.None));
    }

    [Fact]
    public async Task A_connection_that_does_not_work_has_no_client()
    {
        using CheckedConnection refused = await CheckedConnection.OpenAsync(server.Connection, "falsch-1", TimeProvider.System, CancellationToken.None);

        Assert.Equal((StaffStepName.Connection, ProbeOutcome.Failed), (refused.Step.Name, refused.Step.Outcome));
        Assert.Null(refused.Client);
    }
}

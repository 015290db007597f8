using System;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Simulator;
using EsExchange.Simulator.Store;
using Xunit;

namespace EsExchange.Engine.Tests.Support;

/// <summary>A server, and an organisation opened on it as a run opens one. The tests of a class share it, and each has a mailbox of its own.</summary>
public sealed class EwsServer : IAsyncLifetime
{
    public const string Service = "dienst@musterbau.example";
    public const string Secret = "geheim-1";

    private int _mailboxes;

    public ExchangeServer Server { get; private set; } = null!;

    public ExchangeConnection Connection { get; private set; } = null!;

    public IExchangeOrganisation Organisation { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await ExchangeServer.StartAsync();
        Server.Store.Accounts.Add(Service, Secret, Impersonation.All);
        Connection = new ExchangeConnection { Name = "hq", UserName = Service, Url = Server.HttpUrl, AuthenticationScheme = AuthenticationScheme.Basic };
        Organisation = await new EwsConnector(TimeProvider.System).OpenAsync(Connection, Secret, CancellationToken.None);
    }

    public EwsBox AddMailbox()
    {
        string address = $"anna{Interlocked.Increment(ref _mailboxes)}@musterbau.example";
        return new EwsBox(this, Server.Store.AddMailbox(address, "Anna Muster"));
    }

    public async ValueTask DisposeAsync()
    {
        Organisation.Dispose();
        await Server.DisposeAsync();
    }
}

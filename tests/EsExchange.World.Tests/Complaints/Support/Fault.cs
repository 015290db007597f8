using System;
using System.Net.Http;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Mailbox;
using EsExchange.World.Stories;

namespace EsExchange.World.Tests.Complaints.Support;

/// <summary>A fault of a whole product: of its engine, or of how it uses the network and the connection.</summary>
internal sealed class Fault : EngineFault
{
    public Func<IMailboxStore, IMailboxStore> Store { get; init; } = store => store;

    public Func<IExchangeFolder, IExchangeFolder> Folder { get; init; } = folder => folder;

    public Func<SyncedStaff, SyncedStaff> Staff { get; init; } = staff => staff;

    public Func<ExchangeConnection, ExchangeConnection> Connection { get; init; } = connection => connection;

    /// <summary>What requests go through on top of the network; null for nothing.</summary>
    public Func<HttpMessageHandler, HttpMessageHandler>? Wire { get; init; }

    /// <summary>How many mailboxes run at once.</summary>
    public int ThrottleLimit { get; init; } = 4;

    /// <summary>Done when the product has begun to wait without a word.</summary>
    public Task FellSilent { get; init; } = new TaskCompletionSource().Task;

    public override IMailboxStore Wrap(IMailboxStore store) => Store(store);

    public override IExchangeFolder Wrap(IExchangeFolder folder) => Folder(folder);

    public override SyncedStaff Wrap(SyncedStaff staff) => Staff(staff);
}

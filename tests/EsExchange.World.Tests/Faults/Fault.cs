using System;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Mailbox;
using EsExchange.World.Stories;

namespace EsExchange.World.Tests.Faults;

/// <summary>A fault of an engine: what it knows otherwise than it is.</summary>
internal class Fault : EngineFault
{
    public Func<IMailboxStore, IMailboxStore> Store { get; init; } = store => store;

    public Func<IExchangeFolder, IExchangeFolder> Folder { get; init; } = folder => folder;

    public Func<SyncedStaff, SyncedStaff> Staff { get; init; } = staff => staff;

    public Func<ExchangeConnection, ExchangeConnection> Connection { get; init; } = connection => connection;

    public override IMailboxStore Wrap(IMailboxStore store) => Store(store);

    public override IExchangeFolder Wrap(IExchangeFolder folder) => Folder(folder);

    public override SyncedStaff Wrap(SyncedStaff staff) => Staff(staff);

    public override ExchangeConnection Wrap(ExchangeConnection connection) => Connection(connection);
}

using System;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Mailbox;

namespace EsExchange.World.Stories;

/// <summary>A fault put into an engine by a lying port, to see whether the world finds it.</summary>
internal abstract class EngineFault
{
    /// <summary>The engine as it is.</summary>
    public static EngineFault None { get; } = new NoFault();

    /// <summary>Whether the engine writes under its lease.</summary>
    public virtual bool IsFenced => true;

    /// <summary>Whether a write to eserp is refused where the version has moved on.</summary>
    public virtual bool ComparesVersions => true;

    /// <summary>eserp's side as the engine knows it; opened before Exchange's.</summary>
    public virtual IMailboxStore Wrap(IMailboxStore store) => store;

    /// <summary>Exchange's side as the engine knows it.</summary>
    public virtual IExchangeFolder Wrap(IExchangeFolder folder) => folder;

    /// <summary>The clock as the engine knows it.</summary>
    public virtual TimeProvider Wrap(TimeProvider time) => time;

    /// <summary>The connection as the engine understands it.</summary>
    public virtual ExchangeConnection Wrap(ExchangeConnection connection) => connection;

    /// <summary>The options as the engine understands them.</summary>
    public virtual SyncedStaff Wrap(SyncedStaff staff) => staff;

    private sealed class NoFault : EngineFault;
}

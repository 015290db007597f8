using System;
using EsExchange.Eserp.Configuration;
using NodaTime;

namespace EsExchange.Engine.Exchange;

/// <summary>Opens Exchange organisations.</summary>
public interface IExchangeConnector
{
    /// <summary>Opens the organisation of a connection. Nothing is sent yet.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="secret">The password or client secret; null where none is stored.</param>
    /// <exception cref="ExchangeException">The connection's settings cannot work.</exception>
    IExchangeOrganisation Open(ExchangeConnection connection, string? secret);
}

/// <summary>An Exchange organisation, reached with one account.</summary>
public interface IExchangeOrganisation : IDisposable
{
    /// <summary>The calendar of a mailbox.</summary>
    /// <param name="address">The mailbox's SMTP address.</param>
    /// <param name="zone">The zone in which new items are written, and which counts for items that name none.</param>
    IExchangeMailbox OpenMailbox(string address, DateTimeZone zone);
}

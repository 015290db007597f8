using System;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;

namespace EsExchange.Engine.Exchange;

/// <summary>Opens Exchange organisations.</summary>
public interface IExchangeConnector
{
    /// <summary>Opens the organisation of a connection. Nothing is sent to its mailboxes yet.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="secret">The password or client secret; null where none is stored.</param>
    /// <param name="cancellationToken">Cancels the search for the server.</param>
    /// <exception cref="ExchangeException">The connection's settings cannot work, or its server is not to be found.</exception>
    Task<IExchangeOrganisation> OpenAsync(ExchangeConnection connection, string? secret, CancellationToken cancellationToken);
}

/// <summary>An Exchange organisation, reached with one account.</summary>
public interface IExchangeOrganisation : IDisposable
{
    /// <summary>The folder of a mailbox that holds one kind of item.</summary>
    /// <param name="address">The mailbox's SMTP address.</param>
    /// <param name="options">Which folder, and how its items are read and written.</param>
    IExchangeFolder OpenFolder(string address, ExchangeFolderOptions options);
}

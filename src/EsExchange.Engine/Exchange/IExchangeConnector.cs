using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Sync.Model;

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

    /// <summary>Listens to mailboxes until it is cancelled, over few connections for all of them; what breaks is opened again.</summary>
    /// <remarks>
    /// A mailbox is named when something in it changes, and once whenever listening to it begins or begins anew, since nobody heard what changed before.
    /// The organisation's own writes are heard like anybody's. Mailboxes beyond what the connections hold are not listened to.
    /// </remarks>
    /// <param name="addresses">The mailboxes' SMTP addresses; at least one.</param>
    /// <param name="kinds">The kinds of items whose folders are listened to; at least one.</param>
    /// <param name="changed">Told the mailbox's address.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ExchangeException">The server or the account is refused, and waiting does not help.</exception>
    Task ListenAsync(IReadOnlyList<string> addresses, IReadOnlyCollection<ItemKind> kinds, Action<string> changed, CancellationToken cancellationToken);
}

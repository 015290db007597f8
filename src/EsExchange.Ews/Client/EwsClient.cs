using System;
using System.Collections.Generic;
using System.Threading;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Tls;
using EsExchange.Sync.Model;

namespace EsExchange.Ews.Client;

/// <summary>One Exchange connection: pooled sockets, a concurrency budget and a back-off that all its mailboxes share. Safe for any thread.</summary>
public sealed class EwsClient : IDisposable
{
    private readonly HttpTransport transport;
    private readonly SoapSender sender;
    private readonly RequestRunner runner;
    private readonly EwsClientOptions options;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    /// <param name="options">Where and how to ask.</param>
    /// <exception cref="ArgumentException">The URL is neither https nor this machine, or a number is out of its range.</exception>
    public EwsClient(EwsClientOptions options)
    {
        this.options = options ?? throw new ArgumentNullException(nameof(options));
        _ = ServiceUrl.Check(options.Url);
        if (options.MaxConcurrency is < 1 or > 27)
            throw new ArgumentException("MaxConcurrency must be between 1 and 27.", nameof(options));
        if (options.BatchSize is < 1 or > 1000)
            throw new ArgumentException("BatchSize must be between 1 and 1000.", nameof(options));
        if (options.Retry.MaxAttempts < 1)
            throw new ArgumentException("MaxAttempts must be at least 1.", nameof(options));

        transport = new HttpTransport(options.Handler, options.Network, options.MaxConcurrency, options.Credentials.GetHandshake(options.Url), options.TimeProvider);
        sender = new SoapSender(options, transport);
        runner = new RequestRunner(options, sender);
    }

    /// <summary>The server's version as its last answer named it; null before the first answer.</summary>
    public ServerVersion? ServerVersion => sender.ServerVersion;

    /// <summary>The server's certificate as last seen; null before the first TLS handshake or with a handler of the caller's.</summary>
    public CertificateReport? Certificate => transport.Certificate;

    /// <summary>A mailbox that the account impersonates; nothing is sent yet. Keep it, since its back-off lives in it.</summary>
    /// <param name="smtpAddress">The mailbox's address.</param>
    /// <exception cref="ArgumentException">It is no address.</exception>
    public EwsMailbox OpenMailbox(string smtpAddress)
    {
        if (smtpAddress is null)
            throw new ArgumentNullException(nameof(smtpAddress));
        return MailboxAddress.IsOne(smtpAddress)
            ? new EwsMailbox(runner, options, smtpAddress)
            : throw new ArgumentException("A mailbox is named by its SMTP address, such as user@example.com.", nameof(smtpAddress));
    }

    /// <summary>The account's own mailbox, without impersonation.</summary>
    public EwsMailbox OpenOwnMailbox() => new(runner, options, null);

    /// <summary>How many mailboxes <see cref="ListenAsync"/> takes.</summary>
    public int MostMailboxesListenedTo => Math.Max(1, options.MaxConcurrency / 2) * MailboxChanges.PerConnection;

    /// <summary>Waits for changes in mailboxes by streaming notifications (MS-OXWSNTIF), 200 mailboxes a connection, and reconnects for as long as it is enumerated.</summary>
    /// <remarks>
    /// A mailbox is named when it is first listened to and after every break, since its changes meanwhile are not told, and whenever something in its folders
    /// changes; it is named once however often it changes before it is taken. A mailbox that cannot be listened to silences no other.
    /// Each connection counts against <see cref="EwsClientOptions.MaxConcurrency"/>, of which listening may take half.
    /// </remarks>
    /// <param name="mailboxes">The mailboxes' addresses.</param>
    /// <param name="folders">Their folders; at least one.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="ArgumentException">There are no mailboxes or folders, or more mailboxes than may be listened to.</exception>
    /// <exception cref="EwsException">The server or the account is refused, and waiting does not help.</exception>
    public IAsyncEnumerable<MailboxChanged> ListenAsync(
        IReadOnlyList<string> mailboxes, IReadOnlyList<DistinguishedFolder> folders, CancellationToken cancellationToken)
    {
        if (mailboxes is null || mailboxes.Count == 0)
            throw new ArgumentException("Name a mailbox to listen to.", nameof(mailboxes));
        if (folders is null || folders.Count == 0)
            throw new ArgumentException("Name a folder to listen to.", nameof(folders));
        return mailboxes.Count <= MostMailboxesListenedTo
            ? new MailboxChanges(runner, options, mailboxes, folders).ListenAsync(cancellationToken)
            : throw new ArgumentException($"With {options.MaxConcurrency} connections up to {MostMailboxesListenedTo} mailboxes can be listened to.", nameof(mailboxes));
    }

    /// <summary>Closes the connections; requests under way fail.</summary>
    public void Dispose()
    {
        transport.Dispose();
        runner.Dispose();
    }
}

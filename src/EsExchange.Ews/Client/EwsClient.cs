using System;
using EsExchange.Ews.Tls;

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
        bool valid = smtpAddress.IndexOf('@') > 0 && Array.TrueForAll(smtpAddress.ToCharArray(), c => c > ' ' && c < '\u007f');
        return valid
            ? new EwsMailbox(runner, options, smtpAddress)
            : throw new ArgumentException("A mailbox is named by its SMTP address, such as user@example.com.", nameof(smtpAddress));
    }

    /// <summary>The account's own mailbox, without impersonation.</summary>
    public EwsMailbox OpenOwnMailbox() => new(runner, options, null);

    /// <summary>Closes the connections; requests under way fail.</summary>
    public void Dispose()
    {
        transport.Dispose();
        runner.Dispose();
    }
}

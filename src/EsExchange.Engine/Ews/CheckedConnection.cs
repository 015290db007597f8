using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Ews.Client;
using EsExchange.Ews.Diagnostics;
using EsExchange.Resources;

namespace EsExchange.Engine.Ews;

/// <summary>A connection whose server and account were tried once for all of its mailboxes, so that a wrong password is not tried for each.</summary>
internal sealed class CheckedConnection : IDisposable
{
    private CheckedConnection(StaffStep step, EwsClient? client, IDisposable? credentials)
    {
        Step = step;
        Client = client;
        Credentials = credentials;
    }

    /// <summary>How it went.</summary>
    public StaffStep Step { get; }

    /// <summary>The client; null where the connection cannot be used.</summary>
    public EwsClient? Client { get; }

    private IDisposable? Credentials { get; }

    public static async Task<CheckedConnection> OpenAsync(ExchangeConnection connection, string? secret, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            ExchangeConnection located = await ConnectionAutodiscover.LocateAsync(connection, secret, time, cancellationToken).ConfigureAwait(false);
            EwsClientOptions options = EwsConnector.ToOptions(located, secret, time);
            var client = new EwsClient(options);
            var credentials = options.Credentials as IDisposable;
            IReadOnlyList<ProbeStep> steps = await ConnectionProbe.ProbeServerAsync(client, options, cancellationToken).ConfigureAwait(false);
            if (steps.FirstOrDefault(step => step.Outcome == ProbeOutcome.Failed) is not { } failed)
                return new CheckedConnection(new StaffStep(StaffStepName.Connection, ProbeOutcome.Passed, Messages.Format("CheckConnection", located.Url!.Host)), client, credentials);

            client.Dispose();
            credentials?.Dispose();
            return Failed(failed.Message, failed.Advice);
        }
        catch (ExchangeException exception)
        {
            return Failed(exception.Message, null);
        }
    }

    public void Dispose()
    {
        Client?.Dispose();
        Credentials?.Dispose();
    }

    private static CheckedConnection Failed(string message, string? advice) => new(new StaffStep(StaffStepName.Connection, ProbeOutcome.Failed, message, advice), null, null);
}

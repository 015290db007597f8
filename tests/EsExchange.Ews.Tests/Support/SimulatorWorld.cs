using System;
using System.Collections.Generic;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using EsExchange.Ews.Authentication;
using EsExchange.Ews.Client;
using EsExchange.Ews.Items;
using EsExchange.Ews.Throttling;
using EsExchange.Ews.Tls;
using EsExchange.Simulator;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Validation;
using NodaTime;
using Xunit;

namespace EsExchange.Ews.Tests.Support;

/// <summary>A simulated server with Anna's mailbox and a client that impersonates her; the schemas judge what the client sends.</summary>
internal sealed class SimulatorWorld : IAsyncDisposable
{
    public const string Anna = "anna@musterbau.example";
    public const string Service = "dienst@musterbau.example";
    public const string Password = "geheim-1";
    public static readonly Instant Nine = Instant.FromUtc(2027, 1, 15, 8, 0);

    private static readonly EwsSchemas? Schemas = EwsSchemas.Find();
    private readonly List<string> violations = [];

    private SimulatorWorld(ExchangeServer server, int maxAttempts)
    {
        Server = server;
        Calendar = server.Store.AddMailbox(Anna, "Anna Muster").Calendar;
        server.Store.Accounts.Add(Service, Password, Impersonation.All);
        server.Exchanges.Completed += exchange =>
        {
            if (Schemas is null || exchange.RequestBytes.IsEmpty)
                return;
            lock (violations)
            {
                foreach (EwsSchemas.Violation violation in Schemas.Validate(exchange.RequestBytes))
                    violations.Add($"{exchange.Operation} {violation}");
            }
        };
        Options = new EwsClientOptions
        {
            Url = server.HttpUrl!,
            Credentials = new BasicCredentials(Service, Password),
            Retry = new RetryLimits { BaseDelay = TimeSpan.Zero, MaxAttempts = maxAttempts },
        };
        Client = new EwsClient(Options);
        Mailbox = Client.OpenMailbox(Anna);
    }

    public ExchangeServer Server { get; }

    public Folder Calendar { get; }

    public EwsClientOptions Options { get; }

    /// <summary>A network in which the server's authority is the only one that is trusted.</summary>
    public NetworkOptions Network => new() { Roots = [X509CertificateLoader.LoadCertificateFromFile(Server.CertificateAuthorityPath!)] };

    public EwsClient Client { get; }

    public EwsMailbox Mailbox { get; }

    public static async Task<SimulatorWorld> StartAsync(ExchangeServerOptions? options = null, int maxAttempts = 4) =>
        new(await ExchangeServer.StartAsync(options, TestContext.Current.CancellationToken), maxAttempts);

    public static NewCalendarItem NewItem(string subject, string stamp = "4711") => new()
    {
        Subject = subject,
        Body = "Zeile 1\nZeile 2",
        Location = "Köln",
        Stamp = stamp,
        ReminderMinutes = 15,
        Time = new ItemTime(Nine, Nine + Duration.FromHours(1), false, "W. Europe Standard Time"),
    };

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        int sent = Server.MessagesSent;
        await Server.DisposeAsync();
        Assert.Equal(0, sent);
        lock (violations)
            Assert.Empty(violations);
    }
}

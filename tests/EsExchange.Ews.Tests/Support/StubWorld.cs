using System;
using EsExchange.Ews.Authentication;
using EsExchange.Ews.Client;
using EsExchange.Ews.Throttling;

namespace EsExchange.Ews.Tests.Support;

/// <summary>A client whose server is a script of answers.</summary>
internal sealed class StubWorld : IDisposable
{
    private readonly EwsClient client;

    public StubWorld(params string[] answers)
    {
        Handler = new StubHandler(Array.ConvertAll<string, Func<System.Net.Http.HttpRequestMessage, System.Net.Http.HttpResponseMessage>>(
            answers, answer => _ => StubHandler.Xml(answer)));
        client = new EwsClient(new EwsClientOptions
        {
            Url = new Uri("https://mail.example.com/EWS/Exchange.asmx"),
            Credentials = new BasicCredentials("anna@example.com", "geheim-1"),
            Handler = Handler,
            Retry = new RetryLimits { BaseDelay = TimeSpan.Zero },
        });
        Mailbox = client.OpenMailbox("anna@example.com");
    }

    public StubHandler Handler { get; }

    public EwsMailbox Mailbox { get; }

    public void Dispose()
    {
        client.Dispose();
        Handler.Dispose();
    }
}

using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using System.Xml.Linq;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Validation;
using Xunit;

namespace EsExchange.Simulator.Tests.Support;

/// <summary>A server with one mailbox and a service account, and a plain SOAP client whose every exchange the schemas judge.</summary>
internal sealed class World : IAsyncDisposable
{
    public const string Anna = "anna@musterbau.example";
    public const string Service = "dienst@musterbau.example";
    public const string Password = "geheim-1";
    private static readonly EwsSchemas? Schemas = EwsSchemas.Find();
    private readonly List<string> _violations = [];
    private readonly HttpClient _client = new();

    private World(ExchangeServer server)
    {
        Server = server;
        Mailbox = server.Store.AddMailbox(Anna, "Anna Muster");
        server.Store.Accounts.Add(Service, Password, Impersonation.All);
        if (Schemas is null)
            return;
        server.Exchanges.Completed += e =>
        {
            lock (_violations)
            {
                if (JudgesRequests && !e.RequestBytes.IsEmpty)
                    Judge(e.Operation + " request", e.RequestBytes);
                if (!e.ResponseBytes.IsEmpty && e.ResponseBody.StartsWith("<?xml", StringComparison.Ordinal) && e.ResponseBody.EndsWith("Envelope>", StringComparison.Ordinal))
                    Judge(e.Operation + " response", e.ResponseBytes);
            }
        };
    }

    public ExchangeServer Server { get; }

    public Mailbox Mailbox { get; }

    /// <summary>Off where a test sends what the schemas forbid.</summary>
    public bool JudgesRequests { get; set; } = true;

    public static async Task<World> Start(ExchangeServerOptions? options = null) => new(await ExchangeServer.StartAsync(options));

    public static AuthenticationHeaderValue Basic(string user, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user + ":" + password)));

    /// <summary>Sends a request as the service account that acts in Anna's mailbox.</summary>
    public async Task<XElement> Send(string payload, string? impersonate = Anna, string version = "Exchange2016", string header = "")
    {
        using var response = await Post(payload, impersonate, version, header, Basic(Service, Password));
        return XElement.Parse(await response.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> Post(
        string payload,
        string? impersonate = Anna,
        string version = "Exchange2016",
        string header = "",
        AuthenticationHeaderValue? authorization = null,
        HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead) =>
        PostRaw(Envelope(payload, impersonate, version, header), authorization, completion);

    public static string Envelope(string payload, string? impersonate, string version, string header)
    {
        var impersonation = impersonate is null ? string.Empty
            : $"<t:ExchangeImpersonation><t:ConnectingSID><t:PrimarySmtpAddress>{impersonate}</t:PrimarySmtpAddress></t:ConnectingSID></t:ExchangeImpersonation>";
        return $"""
            <?xml version="1.0" encoding="utf-8"?>
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:t="{Reply.T}" xmlns:m="{Reply.M}">
            <s:Header><t:RequestServerVersion Version="{version}"/>{impersonation}{header}</s:Header>
            <s:Body>{payload}</s:Body></s:Envelope>
            """;
    }

    public async Task<HttpResponseMessage> PostRaw(
        string body, AuthenticationHeaderValue? authorization, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Server.HttpUrl);
        request.Content = new StringContent(body, Encoding.UTF8, "text/xml");
        request.Headers.Authorization = authorization;
        return await _client.SendAsync(request, completion);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
        lock (_violations)
            Assert.Empty(_violations);
    }

    private void Judge(string what, ReadOnlyMemory<byte> envelope)
    {
        foreach (var violation in Schemas!.Validate(envelope))
            _violations.Add(what + " " + violation);
    }
}

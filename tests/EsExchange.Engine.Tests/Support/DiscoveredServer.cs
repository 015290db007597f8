using System;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Engine.Tests.Support;

/// <summary>Hosts that ask who asks, and say where the service is, and a service that lets nobody in.</summary>
public sealed class DiscoveredServer(Uri service) : HttpMessageHandler
{
    public ConcurrentQueue<(string Url, string? Authorization)> Asked { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Enqueue((request.RequestUri!.GetLeftPart(UriPartial.Path), request.Headers.Authorization?.ToString()));
        return Task.FromResult(request.RequestUri.Host == service.Host || request.Headers.Authorization is null
            ? new HttpResponseMessage(HttpStatusCode.Unauthorized)
            : new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent($$"""{"Protocol":"EWS","Url":"{{service}}"}""", Encoding.UTF8, "application/json") });
    }
}

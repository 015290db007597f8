using System.Net.Http;
using Microsoft.Identity.Client;

namespace EsExchange.Ews.Authentication;

/// <summary>Sends MSAL's requests through a handler that somebody else owns.</summary>
internal sealed class HandlerHttpClientFactory(HttpMessageHandler handler) : IMsalHttpClientFactory
{
    public HttpClient GetHttpClient() => new(handler, disposeHandler: false);
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Ews.Client;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Throttling;
using EsExchange.Ews.Tls;

namespace EsExchange.Ews.Autodiscover;

/// <summary>Asks addresses, each host over connections of its own; credentials follow only after a host has asked for them.</summary>
internal sealed class Exchanger(AutodiscoverOptions options) : IDisposable
{
    private const int LongestAnswer = 1_000_000;

    private readonly Dictionary<string, HttpTransport> transports = new(StringComparer.OrdinalIgnoreCase);

    public async Task<Reply> AskAsync(Endpoint endpoint, string address, CancellationToken cancellationToken)
    {
        HttpTransport transport = Transport(endpoint.Url);
        using CancellationTokenSource timeout = options.TimeProvider.StartTimeout(options.AttemptTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            Reply reply = await SendAsync(transport, endpoint, address, null, either.Token).ConfigureAwait(false);
            if (reply.Status != 401 || endpoint.Url.Scheme != Uri.UriSchemeHttps)
                return reply;
            AuthenticationHeaderValue? proof = await options.Credentials.GetAuthorizationAsync(endpoint.Url, refresh: false, either.Token).ConfigureAwait(false);
            return proof is null ? reply : await SendAsync(transport, endpoint, address, proof, either.Token).ConfigureAwait(false);
        }
        catch (EwsException exception)
        {
            return new Reply { Failure = exception.Error.Category, Detail = exception.Error.Message };
        }
        catch (HttpRequestException exception)
        {
            return new Reply { Failure = ConnectionFault.Judge(exception, transport.Certificate) ?? EwsErrorCategory.ConnectionLost, Detail = Describe(transport.Certificate) };
        }
        catch (IOException)
        {
            return new Reply { Failure = EwsErrorCategory.ConnectionLost };
        }
        catch (Exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new Reply { Failure = EwsErrorCategory.Timeout };
        }
    }

    public void Dispose()
    {
        foreach (HttpTransport transport in transports.Values)
            transport.Dispose();
    }

    private static async Task<Reply> SendAsync(HttpTransport transport, Endpoint endpoint, string address, AuthenticationHeaderValue? proof, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = Question.Make(endpoint, address);
        request.Headers.Authorization = proof;
        using HttpResponseMessage response = await transport.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        int status = (int)response.StatusCode;
        if (RedirectRule.IsRedirect(status) && response.Headers.Location is { } location)
            return new Reply { Status = status, Location = location.IsAbsoluteUri ? location : new Uri(endpoint.Url, location) };
        return new Reply { Status = status, Body = await ReadAsync(response, cancellationToken).ConfigureAwait(false) };
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration cut = cancellationToken.Register(static state => ((HttpResponseMessage)state!).Dispose(), response);
        using Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        using var body = new MemoryStream();
        byte[] buffer = new byte[16384];
        int read;
        while (body.Length <= LongestAnswer && (read = await stream.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
            body.Write(buffer, 0, read);
        return body.Length <= LongestAnswer ? body.ToArray() : [];
    }

    private HttpTransport Transport(Uri url)
    {
        string origin = url.GetLeftPart(UriPartial.Authority);
        if (!transports.TryGetValue(origin, out HttpTransport? transport))
        {
            bool isSafe = url.Scheme == Uri.UriSchemeHttps;
            transport = new HttpTransport(options.Handler, options.Network, 2, isSafe ? options.Credentials.GetHandshake(url) : null, options.TimeProvider);
            transports[origin] = transport;
        }

        return transport;
    }

    private static string? Describe(CertificateReport? certificate) =>
        certificate?.Problem is null ? null : $"{certificate.Subject}, {certificate.NotAfter.UtcDateTime:yyyy-MM-dd}, {certificate.Issuer}";
}

/// <summary>What came back from an address.</summary>
internal sealed record Reply
{
    /// <summary>The HTTP status; 0 where no answer came.</summary>
    public int Status { get; init; }

    /// <summary>Where it redirects to; null for nowhere.</summary>
    public Uri? Location { get; init; }

    public byte[] Body { get; init; } = [];

    /// <summary>Why no answer came; null where one did.</summary>
    public EwsErrorCategory? Failure { get; init; }

    /// <summary>More on the failure; null for nothing.</summary>
    public string? Detail { get; init; }
}

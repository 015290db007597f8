using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Operations;
using EsExchange.Ews.Soap;
using EsExchange.Ews.Throttling;
using EsExchange.Ews.Tls;

namespace EsExchange.Ews.Client;

/// <summary>Makes one attempt: sends the request, follows the rules for tokens and redirects, reads the answer as it comes.</summary>
internal sealed class SoapSender(EwsClientOptions options, HttpTransport transport)
{
    private const int MaxRedirects = 3;

    private ServerVersion? serverVersion;

    public ServerVersion? ServerVersion => Volatile.Read(ref serverVersion);

    /// <exception cref="AttemptFailedException">The attempt failed.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; a body that was on its way may have taken effect.</exception>
    public async Task SendAsync(IEwsOperation operation, RequestTarget target, CancellationToken cancellationToken)
    {
        byte[] body = EnvelopeWriter.Write(target.Mailbox, operation.WriteRequest);
        using CancellationTokenSource timeout = options.TimeProvider.StartTimeout(target.Timeout ?? options.RequestTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var sent = new SentFlag();
        try
        {
            await ExchangeAsync(operation, target, body, sent, either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested && exception is not AttemptFailedException)
        {
            throw Fail(EwsErrorCategory.Timeout, sent, isTransient: true, exception);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (EwsException exception)
        {
            throw new AttemptFailedException(exception.Error, sent.MayBeSent && Rule(exception.Error).MayHaveTakenEffect, inner: exception);
        }
        catch (HttpRequestException exception)
        {
            throw FailedConnection(exception, sent);
        }
        catch (IOException exception)
        {
            throw Fail(EwsErrorCategory.ConnectionLost, sent, isTransient: true, exception);
        }
        catch (Exception exception) when (exception is XmlException or FormatException or OverflowException or InvalidOperationException)
        {
            throw Fail(EwsErrorCategory.ProtocolError, sent, isTransient: false, exception);
        }
    }

    private async Task ExchangeAsync(IEwsOperation operation, RequestTarget target, byte[] body, SentFlag sent, CancellationToken cancellationToken)
    {
        Uri url = options.Url;
        bool refreshed = false;
        for (int redirects = 0; ;)
        {
            AuthenticationHeaderValue? authorization = await options.Credentials.GetAuthorizationAsync(url, refreshed, cancellationToken).ConfigureAwait(false);
            using var content = new SoapContent(body);
            using HttpRequestMessage request = Request(operation, url, target, authorization, content);
            sent.Content = content;
            using HttpResponseMessage response = await transport.Client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);

            target.Affinity?.See(response);
            int status = (int)response.StatusCode;
            if (status == 401 && options.Credentials.CanRefresh && !refreshed)
            {
                refreshed = true;
                continue;
            }

            if (RedirectRule.IsRedirect(status) && redirects++ < MaxRedirects)
            {
                url = RedirectRule.Follow(url, response.Headers.Location);
                continue;
            }

            if (status != 200 && !(status == 500 && IsXml(response)))
                throw HttpAnswerJudge.Judge(response, options.TimeProvider.GetUtcNow());
            await ReadAsync(operation, response, cancellationToken).ConfigureAwait(false);
            return;
        }
    }

    private async Task ReadAsync(IEwsOperation operation, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration cut = cancellationToken.Register(static state => ((HttpResponseMessage)state!).Dispose(), response);
        using Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        ResponseHead? fault = operation is IContinuousOperation
            ? await ReadEnvelopesAsync(operation, stream, cancellationToken).ConfigureAwait(false)
            : await ResponseReader.ReadAsync(stream, SeeVersion, operation.ReadMessageAsync).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (fault is not null)
            throw new EwsException(ErrorMapper.ToFaultError(fault));
    }

    private async Task<ResponseHead?> ReadEnvelopesAsync(IEwsOperation operation, Stream stream, CancellationToken cancellationToken)
    {
        await foreach (Stream envelope in EnvelopeSplitter.SplitAsync(stream, cancellationToken).ConfigureAwait(false))
        {
            if (await ResponseReader.ReadAsync(envelope, SeeVersion, operation.ReadMessageAsync).ConfigureAwait(false) is { } fault)
                return fault;
        }

        return null;
    }

    private void SeeVersion(ServerVersion version)
    {
        Volatile.Write(ref serverVersion, version);
        if (!version.IsSupported)
        {
            throw new EwsException(ErrorMapper.Make(EwsErrorCategory.ServerTooOld, EwsErrorScope.Connection, $"{version.ProductName}, version {version}") with
            {
                ServerVersion = version,
            });
        }
    }

    private static HttpRequestMessage Request(IEwsOperation operation, Uri url, RequestTarget target, AuthenticationHeaderValue? authorization, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
        request.Headers.Authorization = authorization;
        request.Headers.ExpectContinue = false;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/xml"));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("EsExchange", "0.1"));
        request.Headers.Add("SOAPAction", $"\"{EwsNames.Messages}/{operation.Name}\"");
        request.Headers.Add("client-request-id", Guid.NewGuid().ToString("D"));
        if ((target.Affinity?.Anchor ?? target.Mailbox) is { } anchor)
            request.Headers.Add("X-AnchorMailbox", anchor);
        target.Affinity?.Apply(request);
        return request;
    }

    private AttemptFailedException FailedConnection(HttpRequestException exception, SentFlag sent) => ConnectionFault.Judge(exception, transport.Certificate) switch
    {
        { } fault and not EwsErrorCategory.Unreachable => Fail(fault, sent, isTransient: false, exception, EwsErrorScope.Connection),
        _ when sent.MayBeSent => Fail(EwsErrorCategory.ConnectionLost, sent, isTransient: true, exception),
        _ => Fail(EwsErrorCategory.Unreachable, sent, isTransient: true, exception, EwsErrorScope.Connection),
    };

    private static AttemptFailedException Fail(
        EwsErrorCategory category, SentFlag sent, bool isTransient, Exception inner, EwsErrorScope scope = EwsErrorScope.Mailbox) =>
        new(ErrorMapper.Make(category, scope, isTransient: isTransient), sent.MayBeSent, inner: inner);

    private static ResponseCodeRule Rule(EwsError error) => error.ResponseCode is { } code
        ? ResponseCodeTable.Find(code)
        : new ResponseCodeRule(error.Category, error.Scope, error.IsTransient, error.Category is not EwsErrorCategory.TokenRequestFailed);

    private static bool IsXml(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is "text/xml" or "application/soap+xml";

    /// <summary>What the attempt sent last; an earlier body of the same attempt was answered by 401 or a redirect.</summary>
    private sealed class SentFlag
    {
        public SoapContent? Content { get; set; }

        public bool MayBeSent => Content?.MayBeSent == true;
    }
}

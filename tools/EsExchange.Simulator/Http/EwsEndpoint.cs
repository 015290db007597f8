using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Simulator.Faults;
using EsExchange.Simulator.Notifications;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Validation;
using Microsoft.AspNetCore.Http;

namespace EsExchange.Simulator.Http;

/// <summary>Answers requests to <c>/EWS/Exchange.asmx</c>.</summary>
internal sealed class EwsEndpoint(
    Dispatcher dispatcher,
    Authenticator authenticator,
    FaultList faults,
    ExchangeRecord record,
    ServerVersion version,
    EwsSchemas? schemas,
    EventStream stream,
    ConnectionBudget budget,
    TimeProvider time)
{
    private static readonly byte[] Garbage = Encoding.UTF8.GetBytes("<html><head><title>Outlook</title></head><body>Ein unerwarteter Fehler ist aufgetreten.<br>");

    public async Task Handle(HttpContext http)
    {
        var cancel = http.RequestAborted;
        var reused = AnswerFaults.IsReused(http);
        if (authenticator.Authenticate(http) is not { } caller)
        {
            authenticator.Challenge(http);
            Complete(http, string.Empty, null, null, http.Response.StatusCode, default, default);
            return;
        }

        var body = await ReadBody(http.Request, cancel);
        SoapRequest request;
        Mailbox? mailbox;
        try
        {
            request = Read(body);
        }
        catch (EwsException e)
        {
            await Answer(http, string.Empty, null, caller, 500, body, SoapResponse.Fault(e, version));
            return;
        }

        try
        {
            mailbox = dispatcher.ActingMailbox(request, caller);
        }
        catch (EwsException e)
        {
            await Answer(http, request.Operation, null, caller, 500, body, SoapResponse.Fault(e, version));
            return;
        }

        using var place = budget.Enter(mailbox?.Address ?? caller.Name);
        if (place is null)
        {
            await Answer(http, request.Operation, mailbox, caller, 500, body, SoapResponse.Fault(
                new EwsException("ErrorExceededConnectionCount", "You have exceeded the available concurrent connections for your account. Try again once your other requests have completed."), version));
            return;
        }

        var striking = faults.Striking(request.Operation, mailbox?.Address);
        if (reused && striking.Any(r => r.Effect is FaultEffect.KeepAliveDrop))
        {
            Complete(http, request.Operation, mailbox, caller, 0, body, default);
            http.Abort();
            return;
        }

        if (await Interrupted(http, request, mailbox, caller, body, striking, cancel))
            return;
        if (request.Operation == EventStream.Operation)
        {
            await stream.Run(http, request, mailbox, first => Complete(http, request.Operation, mailbox, caller, 200, body, first));
            return;
        }

        var (status, response) = Execute(request, caller, mailbox, striking);
        if (striking.Any(r => r.Effect is FaultEffect.DropAfterEffect))
        {
            Complete(http, request.Operation, mailbox, caller, 0, body, default);
            http.Abort();
        }
        else if (striking.Any(r => r.Effect is FaultEffect.TruncatedResponse))
        {
            await Truncate(http, request, mailbox, caller, body, response);
        }
        else if (striking.Any(r => r.Effect is FaultEffect.GarbageResponse))
        {
            await Answer(http, request.Operation, mailbox, caller, 200, body, Garbage, "text/html");
        }
        else if (striking.Any(r => r.Effect is FaultEffect.MalformedXml))
        {
            await Answer(http, request.Operation, mailbox, caller, status, body, AnswerFaults.Malformed(response));
        }
        else if (striking.Select(r => r.Effect).OfType<FaultEffect.SlowResponse>().FirstOrDefault() is { } slow)
        {
            Begin(http, request.Operation, mailbox, caller, status, body, response);
            await AnswerFaults.Slowly(http, response, slow, time);
        }
        else if (striking.Any(r => r.Effect is FaultEffect.SplitCharacters))
        {
            Begin(http, request.Operation, mailbox, caller, status, body, response);
            await AnswerFaults.Split(http, response);
        }
        else
        {
            await Answer(http, request.Operation, mailbox, caller, status, body, response);
        }
    }

    private SoapRequest Read(byte[] body)
    {
        var request = SoapRequest.Parse(body);
        EwsVersions.Parse(request.RequestedVersion, version.Newest);
        if (schemas?.Validate(body) is [var violation, ..])
            throw SoapFaultException.Schema(violation.Message, violation.Line, violation.Position);
        return request;
    }

    /// <summary>Lets the effects come that precede the request's own; true where the request ends with one.</summary>
    private async Task<bool> Interrupted(
        HttpContext http, SoapRequest request, Mailbox? mailbox, Account caller, byte[] body, IReadOnlyList<FaultRule> striking, CancellationToken cancel)
    {
        foreach (var rule in striking)
        {
            switch (rule.Effect)
            {
                case FaultEffect.Latency latency:
                    await Task.Delay(latency.Delay, time, cancel);
                    break;
                case FaultEffect.Hang:
                    await rule.Released.WaitAsync(cancel);
                    break;
                case FaultEffect.DropBeforeEffect:
                    Complete(http, request.Operation, mailbox, caller, 0, body, default);
                    http.Abort();
                    return true;
                case FaultEffect.ExpiredToken:
                    authenticator.Challenge(http, expired: true);
                    Complete(http, request.Operation, mailbox, caller, 401, body, default);
                    return true;
                case FaultEffect.HttpError error:
                    if (error.RetryAfter is { } after)
                        http.Response.Headers.RetryAfter = ((long)after.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
                    http.Response.StatusCode = error.Status;
                    Complete(http, request.Operation, mailbox, caller, error.Status, body, default);
                    return true;
                case FaultEffect.ServerBusy busy:
                    await Answer(http, request.Operation, mailbox, caller, 500, body, SoapResponse.Fault(
                        new EwsException(
                            "ErrorServerBusy",
                            "The server cannot service this request right now. Try again later.",
                            ("BackOffMilliseconds", busy.BackOffMilliseconds.ToString(System.Globalization.CultureInfo.InvariantCulture))),
                        version));
                    return true;
                case FaultEffect.SoapFault fault:
                    await Answer(http, request.Operation, mailbox, caller, 500, body, SoapResponse.Fault(new EwsException(fault.Code, fault.Message), version));
                    return true;
            }
        }

        return false;
    }

    private (int Status, byte[] Response) Execute(SoapRequest request, Account caller, Mailbox? mailbox, IReadOnlyList<FaultRule> striking)
    {
        var errors = striking.Select(r => r.Effect).OfType<FaultEffect.ItemError>().ToList();
        try
        {
            var payload = dispatcher.Execute(request, caller, mailbox, index => errors.Find(e => e.Indexes?.Contains(index) ?? true)?.Code);
            return (200, SoapResponse.Success(payload, version));
        }
        catch (EwsException e)
        {
            return (500, SoapResponse.Fault(e, version));
        }
    }

    private static async Task<byte[]> ReadBody(HttpRequest request, CancellationToken cancel)
    {
        using var stream = new MemoryStream((int)(request.ContentLength ?? 4096));
        await request.Body.CopyToAsync(stream, cancel);
        return stream.ToArray();
    }

    private async Task Answer(
        HttpContext http, string operation, Mailbox? mailbox, Account caller, int status, byte[] request, byte[] response, string type = "text/xml")
    {
        Begin(http, operation, mailbox, caller, status, request, response, type);
        if (http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            http.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(http.Response.Body, CompressionLevel.Fastest);
            await gzip.WriteAsync(response, http.RequestAborted);
            return;
        }

        http.Response.ContentLength = response.Length;
        await http.Response.Body.WriteAsync(response, http.RequestAborted);
    }

    private void Begin(
        HttpContext http, string operation, Mailbox? mailbox, Account caller, int status, byte[] request, byte[] response, string type = "text/xml")
    {
        Complete(http, operation, mailbox, caller, status, request, response);
        http.Response.StatusCode = status;
        http.Response.ContentType = type + "; charset=utf-8";
    }

    private async Task Truncate(HttpContext http, SoapRequest request, Mailbox? mailbox, Account caller, byte[] body, byte[] response)
    {
        Complete(http, request.Operation, mailbox, caller, 200, body, response.AsMemory(0, response.Length / 2));
        http.Response.ContentType = "text/xml; charset=utf-8";
        http.Response.ContentLength = response.Length;
        await http.Response.Body.WriteAsync(response.AsMemory(0, response.Length / 2), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        http.Abort();
    }

    private void Complete(
        HttpContext http, string operation, Mailbox? mailbox, Account? caller, int status, ReadOnlyMemory<byte> request, ReadOnlyMemory<byte> response) =>
        record.Add(new ServerExchange(
            operation, mailbox?.Address, caller?.Name, http.Request.Headers["X-AnchorMailbox"].FirstOrDefault(), status, request, response));
}

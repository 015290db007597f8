using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Ews.Errors;
using EsExchange.Resources;

namespace EsExchange.Ews.Autodiscover;

/// <summary>One search: it goes from place to place, follows what may be followed, and writes down each attempt.</summary>
internal sealed class AutodiscoverWalk(AutodiscoverOptions options, Exchanger exchanger, TrustedHosts trusted)
{
    private const int MaxRedirects = 10;

    private readonly List<AutodiscoverAttempt> attempts = [];
    private readonly HashSet<string> visited = new(StringComparer.OrdinalIgnoreCase);
    private string address = options.Address;
    private int redirects;

    public async Task<AutodiscoverResult> RunAsync(CancellationToken cancellationToken)
    {
        Turn turn;
        do
        {
            turn = await SearchAsync(MailDomain.Of(address)!, cancellationToken).ConfigureAwait(false);
        }
        while (turn is Turn.Again);
        return new AutodiscoverResult((turn as Turn.Found)?.Url, attempts);
    }

    private async Task<Turn> SearchAsync(string domain, CancellationToken cancellationToken)
    {
        foreach (Place place in AutodiscoverSequence.For(domain))
        {
            Turn turn = place switch
            {
                Place.Host host => await AskHostAsync(host.Url, null, cancellationToken).ConfigureAwait(false),
                Place.PlainHttp plain => await AskPlainAsync(plain.Url, cancellationToken).ConfigureAwait(false),
                Place.ServiceRecord record => await AskRecordsAsync(record.Domain, cancellationToken).ConfigureAwait(false),
                _ => Turn.On,
            };
            if (turn is Turn.Found or Turn.Again)
                return turn;
        }

        return Turn.On;
    }

    private async Task<Turn> AskHostAsync(Uri host, Uri? pox, CancellationToken cancellationToken)
    {
        foreach (Endpoint endpoint in AutodiscoverSequence.Endpoints(host, address, pox))
        {
            Turn turn = await AskAsync(endpoint, cancellationToken).ConfigureAwait(false);
            if (turn is Turn.Found or Turn.Again)
                return turn;
            if (turn is Turn.Leave)
                break;
        }

        return Turn.On;
    }

    private async Task<Turn> AskAsync(Endpoint endpoint, CancellationToken cancellationToken)
    {
        string target = endpoint.Url.GetLeftPart(UriPartial.Path);
        if (!visited.Add($"{endpoint.Method} {address} {endpoint.Url}"))
            return Note(endpoint.Method, target, AutodiscoverOutcome.NotFound, Messages.Get("AutodiscoverLoop"), Turn.On);

        Reply reply = await exchanger.AskAsync(endpoint, address, cancellationToken).ConfigureAwait(false);
        if (reply.Failure is { } failure)
            return NoteFailure(endpoint.Method, target, failure, reply.Detail);
        if (reply.Location is { } location)
            return await FollowAsync(endpoint, target, location, cancellationToken).ConfigureAwait(false);
        if (reply.Status == 401)
            return Note(endpoint.Method, target, AutodiscoverOutcome.Unauthorized, Messages.Get("AutodiscoverUnauthorized"), Turn.LeaveHost, ErrorAdvice.For(EwsErrorCategory.Unauthorized));

        switch (Answer.Read(endpoint.Method, reply.Body))
        {
            case Answer.Service service when trusted.Cover(service.Url):
                return Note(endpoint.Method, target, AutodiscoverOutcome.Found, Messages.Format("AutodiscoverFound", service.Url.AbsoluteUri), new Turn.Found(service.Url));
            case Answer.Service service:
                return Refuse(endpoint.Method, target, service.Url);
            case Answer.OtherUrl other when Uri.TryCreate(other.Url, UriKind.Absolute, out Uri? url):
                return await FollowAsync(endpoint, target, url, cancellationToken).ConfigureAwait(false);
            case Answer.OtherAddress other:
                return Readdress(endpoint.Method, target, other.Address);
            case Answer.Nothing nothing:
                return Note(endpoint.Method, target, AutodiscoverOutcome.NotFound, Messages.Format("AutodiscoverNothing", Shorten(nothing.Reason)), Turn.On);
            default:
                return Note(endpoint.Method, target, AutodiscoverOutcome.NotFound, Messages.Format("AutodiscoverNoService", reply.Status), Turn.On);
        }
    }

    private async Task<Turn> AskPlainAsync(Uri url, CancellationToken cancellationToken)
    {
        var endpoint = new Endpoint(AutodiscoverMethod.HttpRedirect, url);
        Reply reply = await exchanger.AskAsync(endpoint, address, cancellationToken).ConfigureAwait(false);
        if (reply.Failure is { } failure)
            return NoteFailure(endpoint.Method, url.AbsoluteUri, failure, reply.Detail);
        if (reply.Location is not { } location)
            return Note(endpoint.Method, url.AbsoluteUri, AutodiscoverOutcome.NotFound, Messages.Format("AutodiscoverNoRedirect", reply.Status), Turn.On);
        if (!trusted.Cover(location))
            return Refuse(endpoint.Method, url.AbsoluteUri, location);
        Note(endpoint.Method, url.AbsoluteUri, AutodiscoverOutcome.Redirected, Messages.Format("AutodiscoverRedirected", location.GetLeftPart(UriPartial.Path)), Turn.On);
        return await AskHostAsync(new Uri(location, "/"), location, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Turn> AskRecordsAsync(string domain, CancellationToken cancellationToken)
    {
        string name = "_autodiscover._tcp." + domain;
        IReadOnlyList<ServiceHost> hosts = await (options.ServiceRecords ?? new DnsServiceRecords()).FindAsync(name, cancellationToken).ConfigureAwait(false);
        if (hosts.Count == 0)
            return Note(AutodiscoverMethod.ServiceRecord, name, AutodiscoverOutcome.NotFound, Messages.Get("AutodiscoverNoRecord"), Turn.On);
        foreach (ServiceHost host in hosts)
        {
            if (!Uri.TryCreate($"https://{host.Name}:{host.Port}/", UriKind.Absolute, out Uri? url))
                continue;
            if (!trusted.Cover(url))
            {
                Refuse(AutodiscoverMethod.ServiceRecord, name, url);
                continue;
            }

            Note(AutodiscoverMethod.ServiceRecord, name, AutodiscoverOutcome.Redirected, Messages.Format("AutodiscoverRedirected", url.AbsoluteUri), Turn.On);
            Turn turn = await AskHostAsync(url, null, cancellationToken).ConfigureAwait(false);
            if (turn is Turn.Found or Turn.Again)
                return turn;
        }

        return Turn.On;
    }

    private async Task<Turn> FollowAsync(Endpoint asked, string target, Uri location, CancellationToken cancellationToken)
    {
        if (!trusted.Cover(location))
            return Refuse(asked.Method, target, location);
        if (++redirects > MaxRedirects)
            return Note(asked.Method, target, AutodiscoverOutcome.NotFound, Messages.Format("AutodiscoverTooManyRedirects", MaxRedirects), Turn.LeaveHost);
        Note(asked.Method, target, AutodiscoverOutcome.Redirected, Messages.Format("AutodiscoverRedirected", location.GetLeftPart(UriPartial.Path)), Turn.On);
        return await AskAsync(asked with { Url = location }, cancellationToken).ConfigureAwait(false);
    }

    private Turn Readdress(AutodiscoverMethod method, string target, string other)
    {
        if (MailDomain.Of(other) is not { } domain || !trusted.CoverHost(domain))
        {
            string host = MailDomain.Of(other) ?? other;
            return Note(method, target, AutodiscoverOutcome.Refused, Messages.Format("AutodiscoverForeign", Shorten(other)), Turn.LeaveHost, Messages.Format("AdviceAutodiscoverForeign", Shorten(host)));
        }

        if (++redirects > MaxRedirects)
            return Note(method, target, AutodiscoverOutcome.NotFound, Messages.Format("AutodiscoverTooManyRedirects", MaxRedirects), Turn.LeaveHost);
        if (!visited.Add("address " + other))
            return Note(method, target, AutodiscoverOutcome.NotFound, Messages.Get("AutodiscoverLoop"), Turn.LeaveHost);
        address = other;
        return Note(method, target, AutodiscoverOutcome.Redirected, Messages.Format("AutodiscoverRedirected", other), Turn.Anew);
    }

    private Turn Refuse(AutodiscoverMethod method, string target, Uri location) => Note(
        method,
        target,
        AutodiscoverOutcome.Refused,
        Messages.Format("AutodiscoverForeign", Shorten(location.GetLeftPart(UriPartial.Path))),
        Turn.LeaveHost,
        location.Scheme == Uri.UriSchemeHttps ? Messages.Format("AdviceAutodiscoverForeign", location.DnsSafeHost) : Messages.Get("AdviceAutodiscoverPlain"));

    private Turn NoteFailure(AutodiscoverMethod method, string target, EwsErrorCategory failure, string? detail)
    {
        AutodiscoverOutcome outcome = failure switch
        {
            EwsErrorCategory.CertificateExpired or EwsErrorCategory.CertificateUntrusted or EwsErrorCategory.CertificateWrongHost => AutodiscoverOutcome.BadCertificate,
            EwsErrorCategory.TokenRequestFailed => AutodiscoverOutcome.Unauthorized,
            _ => AutodiscoverOutcome.Unreachable,
        };
        return Note(method, target, outcome, detail is null ? Messages.Get("AutodiscoverUnreachable") : Messages.Format("AutodiscoverFailure", detail), Turn.LeaveHost, ErrorAdvice.For(failure));
    }

    private Turn Note(AutodiscoverMethod method, string target, AutodiscoverOutcome outcome, string message, Turn turn, string? advice = null)
    {
        attempts.Add(new AutodiscoverAttempt(method, target, outcome, message, advice));
        return turn;
    }

    private static string Shorten(string text)
    {
        string line = text.Replace('\r', ' ').Replace('\n', ' ').Trim();
        return line.Length <= 200 ? line : line.Substring(0, 200) + "…";
    }

    /// <summary>Where the search goes after an attempt.</summary>
    private abstract record Turn
    {
        public static readonly Turn On = new Next();
        public static readonly Turn LeaveHost = new Leave();
        public static readonly Turn Anew = new Again();

        public sealed record Found(Uri Url) : Turn;

        public sealed record Again : Turn;

        public sealed record Leave : Turn;

        private sealed record Next : Turn;
    }
}

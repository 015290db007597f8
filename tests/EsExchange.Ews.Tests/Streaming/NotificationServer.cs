using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Pipelines;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using EsExchange.Ews.Tests.Support;

namespace EsExchange.Ews.Tests.Streaming;

/// <summary>A server that knows subscriptions and streams what the test says.</summary>
internal sealed partial class NotificationServer : HttpMessageHandler
{
    private readonly Lock sync = new();
    private readonly Channel<Connection> connections = Channel.CreateUnbounded<Connection>();
    private int numbers;

    /// <summary>Mailboxes in the order of their subscriptions.</summary>
    public List<string> Subscribed { get; } = [];

    public HashSet<string> Forbidden { get; } = [];

    public List<string> Anchors { get; } = [];

    public List<string> Cookies { get; } = [];

    /// <summary>Waits for the next streaming connection.</summary>
    public ValueTask<Connection> ConnectedAsync() => connections.Reader.ReadAsync(Xunit.TestContext.Current.CancellationToken);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = await request.Content!.ReadAsStringAsync(cancellationToken);
        lock (sync)
        {
            Anchors.AddRange(request.Headers.GetValues("X-AnchorMailbox"));
            if (request.Headers.TryGetValues("Cookie", out IEnumerable<string>? cookies))
                Cookies.AddRange(cookies);
        }

        return body.Contains("<m:Subscribe>", StringComparison.Ordinal) ? Subscribe(body) : Stream(body);
    }

    private HttpResponseMessage Subscribe(string body)
    {
        string mailbox = MailboxPattern().Match(body).Groups[1].Value;
        lock (sync)
        {
            if (Forbidden.Contains(mailbox))
                return StubHandler.Xml(Answers.Message("Subscribe", string.Empty, "ErrorImpersonateUserDenied"));
            Subscribed.Add(mailbox);
            numbers++;
        }

        HttpResponseMessage answer = StubHandler.Xml(Answers.Message("Subscribe", $"<m:SubscriptionId>{mailbox}#{numbers}</m:SubscriptionId>"));
        answer.Headers.Add("Set-Cookie", "X-BackEndOverrideCookie=server7~1; path=/; secure; HttpOnly");
        return answer;
    }

    private HttpResponseMessage Stream(string body)
    {
        var connection = new Connection([.. SubscriptionPattern().Matches(body).Select(match => match.Groups[1].Value)]);
        connections.Writer.TryWrite(connection);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(connection.Reading) };
    }

    [GeneratedRegex("<t:SmtpAddress>([^<]*)<")]
    private static partial Regex MailboxPattern();

    [GeneratedRegex("<t:SubscriptionId>([^<]*)<")]
    private static partial Regex SubscriptionPattern();

    /// <summary>One open connection.</summary>
    internal sealed class Connection(IReadOnlyList<string> subscriptions)
    {
        private readonly Pipe pipe = new();

        public IReadOnlyList<string> Subscriptions => subscriptions;

        /// <summary>Whether the client has gone.</summary>
        public async Task<bool> IsLeftAsync() => (await pipe.Writer.FlushAsync()).IsCompleted;

        public Stream Reading => pipe.Reader.AsStream();

        public string Of(string mailbox) => subscriptions.Single(id => id.StartsWith(mailbox + "#", StringComparison.Ordinal));

        public Task SendChangeAsync(string mailbox) => SendAsync(
            $"""<m:Notifications><m:Notification><t:SubscriptionId>{Of(mailbox)}</t:SubscriptionId><t:ModifiedEvent><t:TimeStamp>2027-01-15T08:00:00Z</t:TimeStamp><t:ItemId Id="I"/><t:ParentFolderId Id="F"/></t:ModifiedEvent></m:Notification></m:Notifications>""");

        public Task SendHeartbeatAsync(string mailbox) => SendAsync(
            $"<m:Notifications><m:Notification><t:SubscriptionId>{Of(mailbox)}</t:SubscriptionId><t:StatusEvent/></m:Notification></m:Notifications><m:ConnectionStatus>OK</m:ConnectionStatus>");

        public async Task CloseAsync()
        {
            await SendAsync("<m:ConnectionStatus>Closed</m:ConnectionStatus>");
            await pipe.Writer.CompleteAsync();
        }

        public async Task RefuseAsync(string mailbox)
        {
            await SendAsync($"<m:ErrorSubscriptionIds><t:SubscriptionId>{Of(mailbox)}</t:SubscriptionId></m:ErrorSubscriptionIds>", "ErrorInvalidSubscription");
            await pipe.Writer.CompleteAsync();
        }

        public ValueTask BreakAsync() => pipe.Writer.CompleteAsync(new IOException("The connection broke."));

        private async Task SendAsync(string payload, string code = "NoError") =>
            await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(Answers.Message("GetStreamingEvents", payload, code)));
    }
}

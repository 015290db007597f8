using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Ews.Authentication;
using EsExchange.Ews.Client;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Tests.Support;
using EsExchange.Ews.Throttling;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EsExchange.Ews.Tests.Client;

public sealed class TransportTests
{
    private static readonly Uri Url = new("https://mail.example.com/EWS/Exchange.asmx");

    [Theory]
    [InlineData("https://evil.example.net/EWS/Exchange.asmx")]
    [InlineData("http://mail.example.com/EWS/Exchange.asmx")]
    [InlineData("https://mail.example.com:8443/EWS/Exchange.asmx")]
    public async Task Credentials_never_follow_a_redirect_elsewhere(string location)
    {
        using var handler = new StubHandler(_ => StubHandler.Redirect(location));

        EwsException error = await Assert.ThrowsAsync<EwsException>(() => ReadAsync(handler, new FakeTimeProvider()));

        Assert.Equal(EwsErrorCategory.RedirectRefused, error.Error.Category);
        Assert.Equal([Url], handler.Asked);
    }

    [Fact]
    public async Task A_redirect_on_the_same_server_is_followed()
    {
        using var handler = new StubHandler(_ => StubHandler.Redirect("/ews/exchange.asmx"), _ => StubHandler.Xml(Answers.Folder));

        EwsFolder folder = await ReadAsync(handler, new FakeTimeProvider());

        Assert.Equal(7, folder.TotalCount);
        Assert.Equal("/ews/exchange.asmx", handler.Asked[1].AbsolutePath);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        using var handler = new StubHandler(_ => StubHandler.Redirect("/EWS/Exchange.asmx"));

        EwsException error = await Assert.ThrowsAsync<EwsException>(() => ReadAsync(handler, new FakeTimeProvider()));

        Assert.Equal(EwsErrorCategory.ProtocolError, error.Error.Category);
        Assert.Equal(4, handler.Asked.Count);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        using var handler = new StubHandler(_ => StubHandler.Status(HttpStatusCode.Unauthorized), _ => StubHandler.Xml(Answers.Folder));

        await ReadAsync(handler, new FakeTimeProvider(), new RenewingToken());

        Assert.Equal(["Bearer old", "Bearer new"], handler.Authorizations);
    }

    [Fact]
    public async Task A_renewed_token_that_is_refused_too_ends_it()
    {
        using var handler = new StubHandler(_ => StubHandler.Status(HttpStatusCode.Unauthorized));

        EwsException error = await Assert.ThrowsAsync<EwsException>(() => ReadAsync(handler, new FakeTimeProvider(), new RenewingToken()));

        Assert.Equal(EwsErrorCategory.Unauthorized, error.Error.Category);
        Assert.Equal(2, handler.Asked.Count);
    }

    [Fact]
    public async Task Retry_after_is_waited_for_to_the_second()
    {
        var clock = new FakeTimeProvider();
        using var handler = new StubHandler(_ => StubHandler.Busy(TimeSpan.FromSeconds(30)), _ => StubHandler.Xml(Answers.Folder));

        Task<EwsFolder> read = ReadAsync(handler, clock);
        clock.Advance(TimeSpan.FromSeconds(29));
        int askedBefore = handler.Asked.Count;
        clock.Advance(TimeSpan.FromSeconds(1));
        await read;

        Assert.Equal(1, askedBefore);
        Assert.Equal(2, handler.Asked.Count);
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_told_and_kept_by_everybody_on_the_connection()
    {
        using var handler = new StubHandler(_ => StubHandler.Busy(TimeSpan.FromMinutes(20)));
        using var client = new EwsClient(Options(handler, new FakeTimeProvider(), new BearerCredentials("t")));

        EwsException first = await Assert.ThrowsAsync<EwsException>(
            () => client.OpenMailbox("a@example.com").GetFolderAsync(DistinguishedFolder.Calendar, default));
        EwsException second = await Assert.ThrowsAsync<EwsException>(
            () => client.OpenMailbox("b@example.com").GetFolderAsync(DistinguishedFolder.Calendar, default));

        Assert.Equal(TimeSpan.FromMinutes(20), first.Error.RetryAfter);
        Assert.Equal(EwsErrorCategory.Throttled, second.Error.Category);
        Assert.Single(handler.Asked);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(1, 1)]
    [InlineData(4, 2)]
    public async Task A_silent_server_is_given_up_after_the_timeout_and_asked_twice_at_most(int maxAttempts, int asked)
    {
        var clock = new FakeTimeProvider();
        using var handler = new SilentHandler();
        using var client = new EwsClient(new EwsClientOptions
        {
            Url = Url, Credentials = new BearerCredentials("t"), TimeProvider = clock, Handler = handler,
            RequestTimeout = TimeSpan.FromSeconds(5), Retry = new RetryLimits { MaxAttempts = maxAttempts, BaseDelay = TimeSpan.Zero },
        });

        Task<EwsFolder> read = client.OpenOwnMailbox().GetFolderAsync(DistinguishedFolder.Calendar, default);
        for (int i = 0; i < asked; i++)
        {
            await handler.Asked.WaitAsync(TestContext.Current.CancellationToken);
            clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(EwsErrorCategory.Timeout, (await Assert.ThrowsAsync<EwsException>(() => read)).Error.Category);
        Assert.Equal(0, handler.Asked.CurrentCount);
    }

    [Theory]
    [InlineData("http://mail.example.com/EWS/Exchange.asmx")]
    [InlineData("ftp://mail.example.com/")]
    [InlineData("https://user:secret@mail.example.com/")]
    public void Only_TLS_or_this_machine_is_talked_to(string url)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new EwsClient(new EwsClientOptions { Url = new Uri(url), Credentials = new BearerCredentials("t") }));

        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    private static async Task<EwsFolder> ReadAsync(HttpMessageHandler handler, TimeProvider clock, IEwsCredentials? credentials = null)
    {
        using var client = new EwsClient(Options(handler, clock, credentials ?? new BearerCredentials("t")));
        return await client.OpenMailbox("anna@example.com").GetFolderAsync(DistinguishedFolder.Calendar, default);
    }

    private static EwsClientOptions Options(HttpMessageHandler handler, TimeProvider clock, IEwsCredentials credentials) => new()
    {
        Url = Url,
        Credentials = credentials,
        TimeProvider = clock,
        Handler = handler,
        Retry = new RetryLimits { Random = () => 0 },
    };

    private sealed class RenewingToken : IEwsCredentials
    {
        public bool CanRefresh => true;

        public ICredentials? GetHandshake(Uri url) => null;

        public Task<AuthenticationHeaderValue?> GetAuthorizationAsync(Uri url, bool refresh, CancellationToken cancellationToken) =>
            Task.FromResult<AuthenticationHeaderValue?>(new AuthenticationHeaderValue("Bearer", refresh ? "new" : "old"));
    }

    private sealed class SilentHandler : HttpMessageHandler
    {
        public SemaphoreSlim Asked { get; } = new(0);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Release();
            var never = new TaskCompletionSource<HttpResponseMessage>();
            cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
            return never.Task;
        }

        protected override void Dispose(bool disposing)
        {
            Asked.Dispose();
            base.Dispose(disposing);
        }
    }
}

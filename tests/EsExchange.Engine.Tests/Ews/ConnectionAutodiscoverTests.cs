using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Configuration;
using EsExchange.Ews.Autodiscover;
using EsExchange.Ews.Diagnostics;
using EsExchange.Simulator.Autodiscover;
using EsExchange.Simulator.Http;
using Xunit;

namespace EsExchange.Engine.Tests.Ews;

/// <summary>Manual: "Autodiscover". All names lead to a server that has no TLS, so that the search finds nothing.</summary>
public sealed class ConnectionAutodiscoverTests : IClassFixture<EwsServer>, IAsyncDisposable
{
    private const string Anna = "anna@musterbau.example";

    private readonly EwsServer _server;
    private readonly NetworkProxy _proxy;
    private readonly ExchangeConnection _connection;

    public ConnectionAutodiscoverTests(EwsServer server)
    {
        _server = server;
        server.Server.Autodiscover.Clear();
        _proxy = NetworkProxy.Start(server.Server);
        _connection = server.Connection with { Autodiscover = true, AutodiscoverAddress = Anna, Url = null, Proxy = _proxy.Url };
    }

    [Fact]
    public void A_search_begins_with_the_given_address_or_that_of_the_account()
    {
        Assert.Equal(Anna, ConnectionAutodiscover.AddressOf(_connection));
        Assert.Equal(EwsServer.Service, ConnectionAutodiscover.AddressOf(_connection with { AutodiscoverAddress = null }));
        Assert.Equal("", ConnectionAutodiscover.AddressOf(_connection with { AutodiscoverAddress = null, UserName = null }));
    }

    [Fact]
    public void What_was_tried_is_told_in_one_text()
    {
        var result = new AutodiscoverResult(null,
        [
            new AutodiscoverAttempt(AutodiscoverMethod.Json, "https://a.example/", AutodiscoverOutcome.Unreachable, "No answer.", "Look at the name."),
            new AutodiscoverAttempt(AutodiscoverMethod.ServiceRecord, "_autodiscover._tcp.a.example", AutodiscoverOutcome.NotFound, "No record."),
        ]);

        Assert.Equal(
            "The Autodiscover service couldn't be located for anna@musterbau.example. Tried: [https://a.example/] No answer. Look at the name. [_autodiscover._tcp.a.example] No record. "
            + "Give -Url instead, or look at each step with Test-EsExchangeConnection.",
            ConnectionAutodiscover.Explain(_connection, result));
    }

    [Fact]
    public async Task A_connection_whose_URL_is_set_is_not_searched_for() =>
        Assert.Same(_server.Connection, await ConnectionAutodiscover.LocateAsync(_server.Connection, null, TimeProvider.System, CancellationToken.None));

    [Fact]
    public async Task A_search_needs_the_password()
    {
        ExchangeException missing = await Assert.ThrowsAsync<ExchangeException>(() => ConnectionAutodiscover.FindAsync(_connection, null, TimeProvider.System, CancellationToken.None));

        Assert.Equal("NoSecret", missing.ErrorId);
    }

    [Fact]
    public async Task A_search_goes_through_the_proxy_to_the_hosts_of_the_address()
    {
        ExchangeException failed = await Assert.ThrowsAsync<ExchangeException>(() => ConnectionAutodiscover.LocateAsync(_connection, EwsServer.Secret, TimeProvider.System, CancellationToken.None));

        Assert.Equal("AutodiscoverFailed", failed.ErrorId);
        Assert.StartsWith("The Autodiscover service couldn't be located for anna@musterbau.example. Tried: [https://musterbau.example/autodiscover/autodiscover.json]", failed.Message, StringComparison.Ordinal);
        Assert.Equal(["musterbau.example", "autodiscover.musterbau.example"], _proxy.Hosts.Distinct());
    }

    [Fact]
    public async Task A_redirect_leads_to_the_hosts_that_the_connection_allows_alone()
    {
        _server.Server.Autodiscover.At("autodiscover.musterbau.example", new AutodiscoverRule.PlainRedirect("https://mail.hoster.example/autodiscover/autodiscover.xml"));

        AutodiscoverResult foreign = await FindAsync(_connection), allowed = await FindAsync(_connection with { AutodiscoverHosts = ["hoster.example"] });

        Assert.Equal(
            [AutodiscoverOutcome.Refused, AutodiscoverOutcome.Redirected],
            new[] { foreign, allowed }.Select(result => Assert.Single(result.Attempts, attempt => attempt.Method == AutodiscoverMethod.HttpRedirect).Outcome));
    }

    [Fact]
    public async Task Time_outs_are_reckoned_by_the_given_clock()
    {
        var time = new WatchedTime();

        await ConnectionAutodiscover.FindAsync(_connection, EwsServer.Secret, time, CancellationToken.None);

        Assert.True(time.Timers > 0);
    }

    [Fact]
    public async Task The_check_of_a_connection_shows_each_attempt_and_skips_what_needs_a_URL()
    {
        IReadOnlyList<ProbeStep> steps = await ConnectionCheck.RunAsync(_connection, EwsServer.Secret, Anna, TimeProvider.System, CancellationToken.None);

        ProbeStep[] search = [.. steps.Where(step => step.Name == ProbeStepName.Autodiscover)];
        Assert.Contains("https://musterbau.example/autodiscover/autodiscover.json", search[0].Message, StringComparison.Ordinal);
        Assert.Equal((ProbeOutcome.Failed, "The Autodiscover service couldn't be located for anna@musterbau.example."), (search[^1].Outcome, search[^1].Message));
        Assert.Equal(ConnectionProbe.Steps.Select(name => (name, ProbeOutcome.Skipped)), steps.Skip(search.Length).Select(step => (step.Name, step.Outcome)));
    }

    [Fact]
    public async Task A_connection_that_is_not_found_has_no_mailboxes_to_check()
    {
        using CheckedConnection failed = await CheckedConnection.OpenAsync(_connection, EwsServer.Secret, TimeProvider.System, CancellationToken.None);

        Assert.Equal((StaffStepName.Connection, ProbeOutcome.Failed, null), (failed.Step.Name, failed.Step.Outcome, failed.Step.Advice));
        Assert.StartsWith("The Autodiscover service couldn't be located", failed.Step.Message, StringComparison.Ordinal);
        Assert.Null(failed.Client);
    }

    [Fact]
    public async Task An_organisation_that_is_not_found_is_not_opened()
    {
        ExchangeException failed = await Assert.ThrowsAsync<ExchangeException>(() => new EwsConnector(TimeProvider.System).OpenAsync(_connection, EwsServer.Secret, CancellationToken.None));

        Assert.Equal("AutodiscoverFailed", failed.ErrorId);
    }

    public ValueTask DisposeAsync() => _proxy.DisposeAsync();

    private static Task<AutodiscoverResult> FindAsync(ExchangeConnection connection) =>
        ConnectionAutodiscover.FindAsync(connection, EwsServer.Secret, TimeProvider.System, CancellationToken.None);

    /// <summary>The machine's clock, which counts whom it wakes.</summary>
    private sealed class WatchedTime : TimeProvider
    {
        private int _timers;

        public int Timers => _timers;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref _timers);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}

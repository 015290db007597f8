using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using EsExchange.Ews.Authentication;
using EsExchange.Ews.Client;
using EsExchange.Ews.Diagnostics;
using EsExchange.Ews.Tests.Support;
using EsExchange.Ews.Throttling;
using EsExchange.Ews.Tls;
using EsExchange.Simulator;
using EsExchange.Simulator.Faults;
using EsExchange.Simulator.Http;
using EsExchange.Simulator.Store;
using Xunit;

namespace EsExchange.Ews.Tests.Diagnostics;

public sealed class ConnectionProbeTests
{
    [Fact]
    public async Task A_good_connection_passes_every_step()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        world.Server.Store.AddMailbox(SimulatorWorld.Service);

        IReadOnlyList<ProbeStep> steps = await ConnectionProbe.ProbeAsync(world.Options, SimulatorWorld.Anna, default);

        Assert.Equal(ConnectionProbe.Steps, steps.Select(step => step.Name));
        Assert.Equal(0, world.Server.Exchanges.Count("CreateItem") + world.Server.Exchanges.Count("UpdateItem") + world.Server.Exchanges.Count("DeleteItem"));
        Assert.All(steps, step => Assert.Equal(step.Name == ProbeStepName.Tls ? ProbeOutcome.Skipped : ProbeOutcome.Passed, step.Outcome));
    }

    [Fact]
    public async Task A_wrong_password_fails_at_authentication()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();

        IReadOnlyList<ProbeStep> steps = await ConnectionProbe.ProbeAsync(
            Options(world.Server.HttpUrl!, "falsch"), SimulatorWorld.Anna, default);

        ProbeStep failed = Assert.Single(steps, step => step.Outcome == ProbeOutcome.Failed);
        Assert.Equal(ProbeStepName.Authenticate, failed.Name);
        Assert.DoesNotContain("falsch", string.Concat(steps), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_role_fails_at_impersonation()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        world.Server.Store.Accounts.Add(SimulatorWorld.Service, SimulatorWorld.Password, Impersonation.None);

        IReadOnlyList<ProbeStep> steps = await ConnectionProbe.ProbeAsync(world.Options, SimulatorWorld.Anna, default);

        ProbeStep failed = Assert.Single(steps, step => step.Outcome == ProbeOutcome.Failed);
        Assert.Equal(ProbeStepName.Impersonate, failed.Name);
        Assert.Contains("ApplicationImpersonation", failed.Advice, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CertificateVariant.SelfSigned, true, ProbeOutcome.Failed, "signed by itself")]
    [InlineData(CertificateVariant.Expired, true, ProbeOutcome.Failed, "has expired")]
    [InlineData(CertificateVariant.WrongHost, true, ProbeOutcome.Failed, "made for another host")]
    [InlineData(CertificateVariant.Trusted, false, ProbeOutcome.Failed, "not signed by an authority this machine trusts")]
    [InlineData(CertificateVariant.ExpiresSoon, true, ProbeOutcome.Warning, "before it runs out")]
    [InlineData(CertificateVariant.Trusted, true, ProbeOutcome.Passed, null)]
    public async Task Each_fault_of_a_certificate_has_its_own_advice(CertificateVariant variant, bool knowsAuthority, ProbeOutcome outcome, string? advice)
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync(new ExchangeServerOptions { Https = true, Certificate = variant });

        IReadOnlyList<ProbeStep> steps = await ConnectionProbe.ProbeAsync(
            Options(world.Server.HttpsUrl!, SimulatorWorld.Password, knowsAuthority ? world.Network : new NetworkOptions()), SimulatorWorld.Anna, default);

        ProbeStep tls = Assert.Single(steps, step => step.Name == ProbeStepName.Tls);
        Assert.Equal(outcome, tls.Outcome);
        Assert.Contains(variant == CertificateVariant.WrongHost ? "mail.elsewhere.example" : "localhost", tls.Message, System.StringComparison.Ordinal);
        if (advice is null)
            Assert.Null(tls.Advice);
        else
            Assert.Contains(advice, tls.Advice, System.StringComparison.Ordinal);
        if (outcome == ProbeOutcome.Failed)
            Assert.Equal(0, world.Server.Exchanges.Count());
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_fails_at_that_step()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        var url = new System.UriBuilder(world.Server.HttpUrl!) { Scheme = System.Uri.UriSchemeHttps };

        IReadOnlyList<ProbeStep> steps = await ConnectionProbe.ProbeAsync(Options(url.Uri, SimulatorWorld.Password), SimulatorWorld.Anna, default);

        ProbeStep failed = Assert.Single(steps, step => step.Outcome == ProbeOutcome.Failed);
        Assert.Equal(ProbeStepName.Tls, failed.Name);
        Assert.Contains("TLS 1.2", failed.Advice, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task The_port_is_tried_at_addresses_of_both_families(string address)
    {
        Assert.SkipUnless(address == "127.0.0.1" || Socket.OSSupportsIPv6, "This machine has no IPv6.");
        using var listener = new TcpListener(IPAddress.Parse(address), 0);
        listener.Start();
        var url = new System.UriBuilder("https", address, ((IPEndPoint)listener.LocalEndpoint).Port).Uri;

        ProbeStep step = await NetworkProbe.ConnectAsync(Options(url, SimulatorWorld.Password, new NetworkOptions { Proxy = new WebProxy() }), default);
        Assert.Equal(ProbeOutcome.Passed, step.Outcome);

        listener.Stop();
        ProbeStep refused = await NetworkProbe.ConnectAsync(Options(url, SimulatorWorld.Password, new NetworkOptions { Proxy = new WebProxy() }), default);
        Assert.Equal(ProbeOutcome.Failed, refused.Outcome);
    }

    [Fact]
    public async Task A_calendar_in_which_nothing_may_be_written_fails_at_writing_and_nothing_is_tried()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        world.Calendar.IsReadOnly = true;

        IReadOnlyList<ProbeStep> steps = await ConnectionProbe.ProbeAsync(world.Options, SimulatorWorld.Anna, default);

        ProbeStep failed = Assert.Single(steps, step => step.Outcome == ProbeOutcome.Failed);
        Assert.Equal(ProbeStepName.Write, failed.Name);
        Assert.Contains("Get-MailboxFolderPermission", failed.Advice, System.StringComparison.Ordinal);
        Assert.Equal(ProbeOutcome.Passed, Assert.Single(steps, step => step.Name == ProbeStepName.Read).Outcome);
        Assert.Equal(0, world.Server.Exchanges.Count("CreateItem"));
    }

    [Fact]
    public async Task The_address_of_a_group_is_told_apart_from_a_wrong_one()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        world.Server.Store.AddMailbox(SimulatorWorld.Service);
        world.Server.Store.AddRecipient("alle@musterbau.example", "Alle Mitarbeiter", "PublicDL");

        IReadOnlyList<ProbeStep> group = await ConnectionProbe.ProbeAsync(world.Options, "alle@musterbau.example", default);
        Assert.Equal([ProbeStepName.Impersonate, ProbeStepName.MailboxType], group.Where(step => step.Outcome == ProbeOutcome.Failed).Select(step => step.Name));
        Assert.Contains("PublicDL", Assert.Single(group, step => step.Name == ProbeStepName.MailboxType).Message, System.StringComparison.Ordinal);

        IReadOnlyList<ProbeStep> nobody = await ConnectionProbe.ProbeAsync(world.Options, "niemand@musterbau.example", default);
        Assert.Equal([ProbeStepName.Impersonate], nobody.Where(step => step.Outcome == ProbeOutcome.Failed).Select(step => step.Name));
        Assert.Contains("EMail", Assert.Single(nobody, step => step.Name == ProbeStepName.Impersonate).Advice, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_without_a_mailbox_is_warned_of()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();

        IReadOnlyList<ProbeStep> steps = await ConnectionProbe.ProbeAsync(world.Options, SimulatorWorld.Anna, default);

        Assert.Equal(ProbeStepName.AccountMailbox, Assert.Single(steps, step => step.Outcome == ProbeOutcome.Warning).Name);
    }

    [Fact]
    public async Task A_policy_that_allows_fewer_requests_than_a_sync_makes_is_warned_of()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync(new ExchangeServerOptions { MaximumConnections = 1 });
        world.Server.Store.AddMailbox(SimulatorWorld.Service);
        world.Server.Faults.Add(new FaultEffect.Latency(System.TimeSpan.FromMilliseconds(100)), "GetFolder");

        IReadOnlyList<ProbeStep> steps = await ConnectionProbe.ProbeAsync(world.Options, SimulatorWorld.Anna, default);

        ProbeStep warned = Assert.Single(steps, step => step.Outcome == ProbeOutcome.Warning);
        Assert.Equal(ProbeStepName.Throttling, warned.Name);
        Assert.Contains("New-ThrottlingPolicy", warned.Advice, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_through_a_proxy_is_checked_up_to_the_proxy()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync(new ExchangeServerOptions { Https = true, Hosts = ["mail.musterbau.example"] });
        await using var proxy = NetworkProxy.Start(world.Server);
        var network = new NetworkOptions { Proxy = new System.Net.WebProxy(proxy.Url), Roots = world.Network.Roots };

        IReadOnlyList<ProbeStep> steps = await ConnectionProbe.ProbeAsync(
            Options(new System.Uri("https://mail.musterbau.example/EWS/Exchange.asmx"), SimulatorWorld.Password, network), SimulatorWorld.Anna, default);

        Assert.DoesNotContain(steps, step => step.Outcome == ProbeOutcome.Failed);
        Assert.Contains("127.0.0.1", steps[0].Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_fails_at_connecting()
    {
        SimulatorWorld world = await SimulatorWorld.StartAsync();
        await world.DisposeAsync();

        IReadOnlyList<ProbeStep> steps = await ConnectionProbe.ProbeAsync(world.Options, null, default);

        Assert.Equal(ProbeStepName.Connect, Assert.Single(steps, step => step.Outcome == ProbeOutcome.Failed).Name);
    }

    private static EwsClientOptions Options(System.Uri url, string password, NetworkOptions? network = null) => new()
    {
        Network = network ?? new NetworkOptions(),
        Url = url,
        Credentials = new BasicCredentials(SimulatorWorld.Service, password),
        Retry = new RetryLimits { BaseDelay = System.TimeSpan.Zero, MaxAttempts = 1 },
    };
}

using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Ews.Authentication;
using EsExchange.Ews.Client;
using EsExchange.Ews.Diagnostics;
using EsExchange.Ews.Tests.Support;
using EsExchange.Ews.Throttling;
using EsExchange.Simulator;
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

        IReadOnlyList<ProbeStep> steps = await ConnectionProbe.ProbeAsync(world.Options, SimulatorWorld.Anna, default);

        Assert.Equal(System.Enum.GetValues<ProbeStepName>(), steps.Select(step => step.Name));
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
    [InlineData(CertificateVariant.SelfSigned, "SSL_CERT_FILE")]
    [InlineData(CertificateVariant.Expired, "expired")]
    public async Task A_bad_certificate_fails_at_TLS(CertificateVariant variant, string advice)
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync(new ExchangeServerOptions { Https = true, Certificate = variant });

        IReadOnlyList<ProbeStep> steps = await ConnectionProbe.ProbeAsync(
            Options(world.Server.HttpsUrl!, SimulatorWorld.Password), SimulatorWorld.Anna, default);

        ProbeStep failed = Assert.Single(steps, step => step.Outcome == ProbeOutcome.Failed);
        Assert.Equal(ProbeStepName.Tls, failed.Name);
        Assert.Contains(advice, failed.Advice, System.StringComparison.Ordinal);
        Assert.Equal(0, world.Server.Exchanges.Count());
    }

    [Fact]
    public async Task A_server_that_is_not_there_fails_at_connecting()
    {
        SimulatorWorld world = await SimulatorWorld.StartAsync();
        await world.DisposeAsync();

        IReadOnlyList<ProbeStep> steps = await ConnectionProbe.ProbeAsync(world.Options, null, default);

        Assert.Equal(ProbeStepName.Connect, Assert.Single(steps, step => step.Outcome == ProbeOutcome.Failed).Name);
    }

    private static EwsClientOptions Options(System.Uri url, string password) => new()
    {
        Url = url,
        Credentials = new BasicCredentials(SimulatorWorld.Service, password),
        Retry = new RetryLimits { BaseDelay = System.TimeSpan.Zero, MaxAttempts = 1 },
    };
}

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using EsExchange.Ews.Authentication;
using EsExchange.Ews.Client;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Tests.Support;
using EsExchange.Ews.Throttling;
using EsExchange.Simulator;
using Xunit;

namespace EsExchange.Ews.Tests.Authentication;

/// <summary>Passwords over real sockets, in the ways that servers ask for them.</summary>
public sealed class HandshakeTests
{
    private static readonly ExchangeServerOptions Only = new() { AllowBasic = false, AllowBearer = false };

    public static TheoryData<string, ExchangeServerOptions> Servers => new()
    {
        { "NTLM", Only with { AllowNtlm = true } },
        { "Negotiate", Only with { AllowNegotiate = true } },
        { "Basic", Only with { AllowBasic = true } },
        { "Negotiate, NTLM, Basic", new ExchangeServerOptions { AllowNtlm = true, AllowNegotiate = true } },
    };

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task What_the_server_offers_is_used(string offered, ExchangeServerOptions server)
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync(server);
        using var client = new EwsClient(Options(world, new HandshakeCredentials(SimulatorWorld.Service, SimulatorWorld.Password)));
        EwsMailbox anna = client.OpenMailbox(SimulatorWorld.Anna);

        await anna.GetFolderAsync(DistinguishedFolder.Calendar, default);
        WriteResult written = Assert.Single(await anna.CreateItemsAsync([SimulatorWorld.NewItem("Aufmaß")], default));

        Assert.Equal((offered, true), (offered, written is WriteResult.Done));
        Assert.Single(world.Calendar.List());
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_wrong_password_is_refused_and_not_shown(string offered, ExchangeServerOptions server)
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync(server);
        using var client = new EwsClient(Options(world, new HandshakeCredentials(SimulatorWorld.Service, "falsch-1")));

        EwsException error = await Assert.ThrowsAsync<EwsException>(() => client.OpenOwnMailbox().GetFolderAsync(DistinguishedFolder.Calendar, default));

        Assert.Equal(EwsErrorCategory.Unauthorized, error.Error.Category);
        Assert.Contains(offered, error.Message.Replace("Bearer, ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("falsch-1", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_way_that_was_ruled_out_is_not_used()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        var callers = new List<string?>();
        world.Server.Exchanges.Completed += exchange => callers.Add(exchange.Caller);
        using var client = new EwsClient(Options(world, new HandshakeCredentials(SimulatorWorld.Service, SimulatorWorld.Password, PasswordScheme.Ntlm)));

        EwsException error = await Assert.ThrowsAsync<EwsException>(() => client.OpenOwnMailbox().GetFolderAsync(DistinguishedFolder.Calendar, default));

        Assert.Equal(EwsErrorCategory.Unauthorized, error.Error.Category);
        Assert.Equal([null], callers);
    }

    [Fact]
    public async Task After_the_first_request_none_is_challenged()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync(Only with { AllowBasic = true });
        var statuses = new List<int>();
        world.Server.Exchanges.Completed += exchange => statuses.Add(exchange.Status);
        using var client = new EwsClient(Options(world, new HandshakeCredentials(SimulatorWorld.Service, SimulatorWorld.Password)));

        for (int i = 0; i < 3; i++)
            await client.OpenMailbox(SimulatorWorld.Anna).GetFolderAsync(DistinguishedFolder.Calendar, default);

        Assert.Equal([401, 200, 200, 200], statuses);
    }

    private static EwsClientOptions Options(SimulatorWorld world, IEwsCredentials credentials) => new()
    {
        Url = world.Server.HttpUrl!,
        Credentials = credentials,
        Retry = new RetryLimits { MaxAttempts = 1 },
    };
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Configuration;
using EsExchange.Ews.Diagnostics;
using Xunit;

namespace EsExchange.Engine.Tests.Ews;

/// <summary>Manual: "Verbindung prüfen".</summary>
public sealed class ConnectionCheckTests(EwsServer server) : IClassFixture<EwsServer>
{
    private static readonly ProbeStepName[] OfMailbox = [ProbeStepName.Impersonate, ProbeStepName.MailboxType, ProbeStepName.Read, ProbeStepName.Write];

    [Fact]
    public async Task A_URL_that_is_set_is_not_searched_for_and_all_that_follows_is_tried()
    {
        IReadOnlyList<ProbeStep> steps = await RunAsync(EwsServer.Secret, server.AddMailbox().Mailbox.Address);

        Assert.Equal(new ProbeStep(ProbeStepName.Autodiscover, ProbeOutcome.Skipped, "The connection has its URL set."), steps[0]);
        Assert.Equal(ConnectionProbe.Steps, steps.Skip(1).Select(step => step.Name));
        Assert.DoesNotContain(steps, step => step.Outcome == ProbeOutcome.Failed);
        Assert.All(steps.Where(step => OfMailbox.Contains(step.Name)), step => Assert.Equal(ProbeOutcome.Passed, step.Outcome));
    }

    [Fact]
    public async Task Without_a_mailbox_its_steps_are_skipped()
    {
        IReadOnlyList<ProbeStep> steps = await RunAsync(EwsServer.Secret, null);

        Assert.All(steps.Where(step => OfMailbox.Contains(step.Name)), step => Assert.Equal(ProbeOutcome.Skipped, step.Outcome));
    }

    [Fact]
    public async Task A_connection_without_its_password_cannot_be_checked() =>
        Assert.Equal("NoSecret", (await Assert.ThrowsAsync<ExchangeException>(() => RunAsync(null, null))).ErrorId);

    [Fact]
    public async Task The_URL_that_Autodiscover_finds_now_is_tried_and_not_the_one_that_it_found_last()
    {
        using var network = new DiscoveredServer(new Uri("https://mail.musterbau.example/EWS/Exchange.asmx"));
        ExchangeConnection connection = server.Connection with { Autodiscover = true, Url = new Uri("https://former.musterbau.example/EWS/Exchange.asmx") };

        IReadOnlyList<ProbeStep> steps = await ConnectionCheck.RunAsync(connection, EwsServer.Secret, null, TimeProvider.System, CancellationToken.None, network);

        Assert.Equal([ProbeStepName.Autodiscover, .. ConnectionProbe.Steps], steps.Select(step => step.Name).Order());
        Assert.Equal((ProbeStepName.Autodiscover, ProbeOutcome.Passed), (steps[0].Name, steps[0].Outcome));
        Assert.Equal(ProbeOutcome.Failed, Assert.Single(steps, step => step.Name == ProbeStepName.Authenticate).Outcome);
        Assert.Equal("https://mail.musterbau.example/EWS/Exchange.asmx", network.Asked.Last().Url);
    }

    private Task<IReadOnlyList<ProbeStep>> RunAsync(string? secret, string? mailbox) =>
        ConnectionCheck.RunAsync(server.Connection, secret, mailbox, TimeProvider.System, CancellationToken.None);
}

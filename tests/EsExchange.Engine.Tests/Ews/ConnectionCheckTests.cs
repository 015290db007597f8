using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Tests.Support;
using EsExchange.Ews.Diagnostics;
using Xunit;

namespace EsExchange.Engine.Tests.Ews;

/// <summary>Manual: "Verbindung prüfen", where the URL is set.</summary>
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

    private Task<IReadOnlyList<ProbeStep>> RunAsync(string? secret, string? mailbox) =>
        ConnectionCheck.RunAsync(server.Connection, secret, mailbox, TimeProvider.System, CancellationToken.None);
}

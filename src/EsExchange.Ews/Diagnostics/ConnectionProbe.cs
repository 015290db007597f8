using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Ews.Client;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Tls;
using EsExchange.Resources;

namespace EsExchange.Ews.Diagnostics;

/// <summary>Checks a connection step by step, as an admin would (manual: "Verbindung prüfen"). It writes nothing and sends nothing.</summary>
public static class ConnectionProbe
{
    private static readonly DistinguishedFolder[] Folders = [DistinguishedFolder.Calendar, DistinguishedFolder.Tasks, DistinguishedFolder.Contacts];

    /// <summary>A certificate that runs out within this time is warned of.</summary>
    public static TimeSpan ExpiryWarning { get; } = TimeSpan.FromDays(30);

    /// <summary>The steps that are made once the service's URL is known, in their order.</summary>
    public static IReadOnlyList<ProbeStepName> Steps { get; } =
    [
        ProbeStepName.Resolve, ProbeStepName.Connect, ProbeStepName.Tls, ProbeStepName.Authenticate, ProbeStepName.Version, ProbeStepName.AccountMailbox,
        ProbeStepName.Impersonate, ProbeStepName.MailboxType, ProbeStepName.Read, ProbeStepName.Write, ProbeStepName.Throttling,
    ];

    /// <summary>Checks a connection.</summary>
    /// <param name="options">The connection; with a handler of the caller's the network steps are skipped.</param>
    /// <param name="mailbox">A mailbox to impersonate; null to skip those steps.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>All steps in order; after a failure the following ones are skipped.</returns>
    /// <exception cref="ArgumentException">The options or the address are not acceptable.</exception>
    public static async Task<IReadOnlyList<ProbeStep>> ProbeAsync(EwsClientOptions options, string? mailbox, CancellationToken cancellationToken)
    {
        using var client = new EwsClient(options);
        if (mailbox is not null)
            _ = client.OpenMailbox(mailbox);
        var steps = new List<ProbeStep>();
        if (await ReachAsync(options, steps, cancellationToken).ConfigureAwait(false))
        {
            steps.AddRange(await ProbeServerAsync(client, options, cancellationToken).ConfigureAwait(false));
            if (mailbox is not null && IsWell(steps))
                steps.AddRange(await MailboxProbe.ProbeAsync(client, mailbox, Folders, cancellationToken).ConfigureAwait(false));
            if (IsWell(steps))
                steps.Add(await ThrottlingProbe.ProbeAsync(options, mailbox, cancellationToken).ConfigureAwait(false));
        }

        return WithSkipped(steps);
    }

    /// <summary>Checks the server and the account alone, with one request.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="options">What the connection was made of.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>The steps that say something of them.</returns>
    public static async Task<IReadOnlyList<ProbeStep>> ProbeServerAsync(EwsClient client, EwsClientOptions options, CancellationToken cancellationToken)
    {
        if (client is null)
            throw new ArgumentNullException(nameof(client));
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        EwsError? error = await TryReadAsync(client.OpenOwnMailbox(), cancellationToken).ConfigureAwait(false);
        var steps = new List<ProbeStep>();
        if (client.Certificate is { } certificate)
            steps.Add(CertificateStep.Judge(certificate, options.TimeProvider.GetUtcNow()));
        else if (options.Url.Scheme != Uri.UriSchemeHttps)
            steps.Add(new ProbeStep(ProbeStepName.Tls, ProbeOutcome.Skipped, Messages.Get("ProbePlainHttp")));
        else if (error?.Category == EwsErrorCategory.TlsFailed)
            steps.Add(new ProbeStep(ProbeStepName.Tls, ProbeOutcome.Failed, error.Message, ErrorAdvice.For(error.Category)));
        if (IsWell(steps))
            steps.AddRange(JudgeAccount(client, error));
        return steps;
    }

    /// <summary>All steps of a check in their order, with those that were not made as skipped.</summary>
    public static IReadOnlyList<ProbeStep> WithSkipped(IReadOnlyCollection<ProbeStep> steps) =>
        [.. steps.Concat(Steps.Where(name => steps.All(step => step.Name != name)).Select(name => new ProbeStep(name, ProbeOutcome.Skipped, Messages.Get("ProbeSkipped")))).OrderBy(step => step.Name)];

    private static bool IsWell(List<ProbeStep> steps) => steps.TrueForAll(step => step.Outcome != ProbeOutcome.Failed);

    private static async Task<bool> ReachAsync(EwsClientOptions options, List<ProbeStep> steps, CancellationToken cancellationToken)
    {
        if (options.Handler is not null)
            return true;
        steps.Add(await NetworkProbe.ResolveAsync(options).ConfigureAwait(false));
        if (IsWell(steps))
            steps.Add(await NetworkProbe.ConnectAsync(options, cancellationToken).ConfigureAwait(false));
        return IsWell(steps);
    }

    private static async Task<EwsError?> TryReadAsync(EwsMailbox mailbox, CancellationToken cancellationToken)
    {
        try
        {
            await mailbox.GetFolderAsync(DistinguishedFolder.Calendar, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (EwsException exception)
        {
            return exception.Error;
        }
    }

    private static IEnumerable<ProbeStep> JudgeAccount(EwsClient client, EwsError? error)
    {
        bool hasNoMailbox = error?.Category == EwsErrorCategory.MailboxNotFound;
        if (error is null || hasNoMailbox || error.Category == EwsErrorCategory.ServerTooOld)
            yield return new ProbeStep(ProbeStepName.Authenticate, ProbeOutcome.Passed, Messages.Get("ProbeAuthenticated"));
        else
            yield return new ProbeStep(ProbeStepName.Authenticate, ProbeOutcome.Failed, error.Message, ErrorAdvice.For(error.Category));

        if (error?.Category == EwsErrorCategory.ServerTooOld)
            yield return new ProbeStep(ProbeStepName.Version, ProbeOutcome.Failed, error.Message, ErrorAdvice.For(error.Category));
        else if (client.ServerVersion is { } version)
            yield return new ProbeStep(ProbeStepName.Version, ProbeOutcome.Passed, Messages.Format("ProbeVersion", version.ProductName, version));

        if (error is null)
            yield return new ProbeStep(ProbeStepName.AccountMailbox, ProbeOutcome.Passed, Messages.Get("ProbeAccountMailbox"));
        else if (hasNoMailbox)
            yield return new ProbeStep(ProbeStepName.AccountMailbox, ProbeOutcome.Warning, Messages.Get("ProbeNoAccountMailbox"), Messages.Get("AdviceNoAccountMailbox"));
    }
}

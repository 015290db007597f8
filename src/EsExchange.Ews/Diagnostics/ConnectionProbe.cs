using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Ews.Client;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Tls;

namespace EsExchange.Ews.Diagnostics;

/// <summary>Checks a connection step by step, as an admin would (manual: "Verbindung prüfen"). It writes nothing.</summary>
public static class ConnectionProbe
{
    private static readonly ProbeStepName[] AllSteps =
        [ProbeStepName.Resolve, ProbeStepName.Connect, ProbeStepName.Tls, ProbeStepName.Authenticate, ProbeStepName.Version, ProbeStepName.Impersonate];

    /// <summary>A certificate that runs out within this time is warned of.</summary>
    public static TimeSpan ExpiryWarning { get; } = TimeSpan.FromDays(30);

    /// <summary>Checks a connection.</summary>
    /// <param name="options">The connection; with a handler of the caller's the network steps are skipped.</param>
    /// <param name="mailbox">A mailbox to impersonate; null to skip that step.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>All steps in order; after a failure the following ones are skipped.</returns>
    /// <exception cref="ArgumentException">The options or the address are not acceptable.</exception>
    public static async Task<IReadOnlyList<ProbeStep>> ProbeAsync(EwsClientOptions options, string? mailbox, CancellationToken cancellationToken)
    {
        using var client = new EwsClient(options);
        EwsMailbox? impersonated = mailbox is null ? null : client.OpenMailbox(mailbox);
        var steps = new List<ProbeStep>();
        if (await ReachAsync(options, steps, cancellationToken).ConfigureAwait(false))
        {
            EwsError? error = await TryReadAsync(client.OpenOwnMailbox(), cancellationToken).ConfigureAwait(false);
            JudgeServer(client, options, error, steps);
            if (impersonated is not null && steps.TrueForAll(step => step.Outcome != ProbeOutcome.Failed))
                steps.Add(JudgeMailbox(mailbox!, await TryReadAsync(impersonated, cancellationToken).ConfigureAwait(false)));
        }

        foreach (ProbeStepName name in AllSteps.Where(name => steps.TrueForAll(step => step.Name != name)))
            steps.Add(new ProbeStep(name, ProbeOutcome.Skipped, "Not tried."));
        return [.. steps.OrderBy(step => step.Name)];
    }

    private static async Task<bool> ReachAsync(EwsClientOptions options, List<ProbeStep> steps, CancellationToken cancellationToken)
    {
        if (options.Handler is not null)
            return true;

        string host = options.Url.DnsSafeHost;
        try
        {
            IPAddress[] addresses = await Dns.GetHostAddressesAsync(host).ConfigureAwait(false);
            steps.Add(new ProbeStep(ProbeStepName.Resolve, ProbeOutcome.Passed, $"{host} is {string.Join(", ", addresses.Select(address => address.ToString()))}."));
        }
        catch (SocketException exception)
        {
            steps.Add(new ProbeStep(ProbeStepName.Resolve, ProbeOutcome.Failed, $"{host} has no address: {exception.Message}", "Check the host name and this machine's DNS."));
            return false;
        }

        try
        {
            using var socket = new TcpClient();
            using CancellationTokenRegistration cut = cancellationToken.Register(static state => ((TcpClient)state!).Dispose(), socket);
            await socket.ConnectAsync(host, options.Url.Port).ConfigureAwait(false);
            steps.Add(new ProbeStep(ProbeStepName.Connect, ProbeOutcome.Passed, $"Port {options.Url.Port.ToString(CultureInfo.InvariantCulture)} takes connections."));
            return true;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or NullReferenceException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            steps.Add(new ProbeStep(ProbeStepName.Connect, ProbeOutcome.Failed, exception.Message, ErrorAdvice.For(EwsErrorCategory.Unreachable)));
            return false;
        }
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

    private static void JudgeServer(EwsClient client, EwsClientOptions options, EwsError? error, List<ProbeStep> steps)
    {
        if (client.Certificate is { } certificate)
            steps.Add(JudgeCertificate(certificate, options.TimeProvider.GetUtcNow()));
        else if (options.Url.Scheme != Uri.UriSchemeHttps)
            steps.Add(new ProbeStep(ProbeStepName.Tls, ProbeOutcome.Skipped, "Plain http within this machine."));

        if (client.Certificate?.Problem is not null)
            return;

        // An account may impersonate others without having a mailbox of its own.
        bool authenticated = error is null or { Category: EwsErrorCategory.MailboxNotFound or EwsErrorCategory.ServerTooOld };
        steps.Add(authenticated
            ? new ProbeStep(ProbeStepName.Authenticate, ProbeOutcome.Passed, "The credentials are accepted.")
            : new ProbeStep(ProbeStepName.Authenticate, ProbeOutcome.Failed, error!.Message, ErrorAdvice.For(error.Category)));
        if (error?.Category == EwsErrorCategory.ServerTooOld)
            steps.Add(new ProbeStep(ProbeStepName.Version, ProbeOutcome.Failed, error.Message, ErrorAdvice.For(error.Category)));
        else if (client.ServerVersion is { } version)
            steps.Add(new ProbeStep(ProbeStepName.Version, ProbeOutcome.Passed, $"{version.ProductName}, version {version}."));
    }

    private static ProbeStep JudgeCertificate(CertificateReport certificate, DateTimeOffset now)
    {
        int daysLeft = (int)Math.Floor((certificate.NotAfter - now).TotalDays);
        string found = string.Format(
            CultureInfo.InvariantCulture, "{0}, valid until {1:yyyy-MM-dd} ({2} days left), issued by {3}.", certificate.Subject, certificate.NotAfter, daysLeft, certificate.Issuer);
        if (certificate.Problem is { } problem)
            return new ProbeStep(ProbeStepName.Tls, ProbeOutcome.Failed, found, ErrorAdvice.For(CertificateJudge.ToCategory(problem)));
        return certificate.NotAfter - now < ExpiryWarning
            ? new ProbeStep(ProbeStepName.Tls, ProbeOutcome.Warning, found, "Renew the certificate before it runs out.")
            : new ProbeStep(ProbeStepName.Tls, ProbeOutcome.Passed, found);
    }

    private static ProbeStep JudgeMailbox(string mailbox, EwsError? error) => error is null
        ? new ProbeStep(ProbeStepName.Impersonate, ProbeOutcome.Passed, $"{mailbox} may be impersonated.")
        : new ProbeStep(ProbeStepName.Impersonate, ProbeOutcome.Failed, error.Message, ErrorAdvice.For(error.Category));
}

using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Ews.Client;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Throttling;
using EsExchange.Resources;

namespace EsExchange.Ews.Diagnostics;

/// <summary>Whether the server's throttling policy lets the account make as many requests at once as a sync does.</summary>
internal static class ThrottlingProbe
{
    public static async Task<ProbeStep> ProbeAsync(EwsClientOptions options, string? mailbox, CancellationToken cancellationToken)
    {
        using var client = new EwsClient(new EwsClientOptions
        {
            Url = options.Url,
            Credentials = options.Credentials,
            Handler = options.Handler,
            Network = options.Network,
            TimeProvider = options.TimeProvider,
            MaxConcurrency = options.MaxConcurrency,
            RequestTimeout = options.RequestTimeout,
            Retry = new RetryLimits { MaxAttempts = 1 },
        });
        long start = options.TimeProvider.GetTimestamp();
        EwsError?[] answers = await Task.WhenAll(Enumerable.Range(0, options.MaxConcurrency).Select(_ => AskAsync(client, mailbox, cancellationToken))).ConfigureAwait(false);
        int milliseconds = (int)options.TimeProvider.GetElapsedTime(start).TotalMilliseconds;

        int refused = answers.Count(error => error?.Category == EwsErrorCategory.Throttled);
        if (refused > 0)
            return new ProbeStep(ProbeStepName.Throttling, ProbeOutcome.Warning, Messages.Format("ProbeThrottled", refused, answers.Length), Messages.Get("AdviceThrottlingPolicy"));
        return answers.FirstOrDefault(error => error is not null) is { } failed
            ? new ProbeStep(ProbeStepName.Throttling, ProbeOutcome.Warning, failed.Message, ErrorAdvice.For(failed.Category))
            : new ProbeStep(ProbeStepName.Throttling, ProbeOutcome.Passed, Messages.Format("ProbeNotThrottled", answers.Length, milliseconds));
    }

    private static async Task<EwsError?> AskAsync(EwsClient client, string? mailbox, CancellationToken cancellationToken)
    {
        try
        {
            EwsMailbox asked = mailbox is null ? client.OpenOwnMailbox() : client.OpenMailbox(mailbox);
            await asked.GetFolderAsync(DistinguishedFolder.Calendar, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (EwsException exception)
        {
            return exception.Error;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Ews.Autodiscover;
using EsExchange.Resources;

namespace EsExchange.Ews.Diagnostics;

/// <summary>A search by Autodiscover as steps of a check.</summary>
public static class AutodiscoverProbe
{
    /// <summary>A step for each attempt, the last of which says how the search ended.</summary>
    /// <param name="result">The search.</param>
    /// <param name="address">The mailbox that was looked for.</param>
    public static IReadOnlyList<ProbeStep> ToSteps(AutodiscoverResult result, string address)
    {
        if (result is null)
            throw new ArgumentNullException(nameof(result));
        List<ProbeStep> steps = [.. result.Attempts.Select(attempt => new ProbeStep(
            ProbeStepName.Autodiscover,
            attempt.Outcome == AutodiscoverOutcome.Found ? ProbeOutcome.Passed : ProbeOutcome.Information,
            $"{attempt.Method} {attempt.Target}: {attempt.Message}",
            result.Url is null ? attempt.Advice : null))];
        if (result.Url is null)
            steps.Add(new ProbeStep(ProbeStepName.Autodiscover, ProbeOutcome.Failed, Messages.Format("ProbeNotDiscovered", address), Telling(result) ?? Messages.Format("AdviceNotDiscovered", address.Substring(address.LastIndexOf('@') + 1))));
        return steps;
    }

    /// <summary>The advice of the attempt that came nearest.</summary>
    private static string? Telling(AutodiscoverResult result) => result.Attempts
        .Where(attempt => attempt.Outcome is AutodiscoverOutcome.Refused or AutodiscoverOutcome.Unauthorized or AutodiscoverOutcome.BadCertificate)
        .OrderBy(attempt => attempt.Outcome switch { AutodiscoverOutcome.Refused => 0, AutodiscoverOutcome.Unauthorized => 1, _ => 2 })
        .FirstOrDefault()?.Advice;
}

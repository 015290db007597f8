using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Ews.Client;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Resources;

namespace EsExchange.Ews.Diagnostics;

/// <summary>Checks one mailbox: that it may be impersonated, is a mailbox, can be read and may be written to (manual: "Zuordnung prüfen"). It writes nothing and sends nothing.</summary>
public static class MailboxProbe
{
    private static readonly ProbeStepName[] Steps = [ProbeStepName.Impersonate, ProbeStepName.MailboxType, ProbeStepName.Read, ProbeStepName.Write];

    /// <summary>Checks a mailbox.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="address">The mailbox's address.</param>
    /// <param name="folders">The folders that are to be kept in step; at least one.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>All steps in order; what a failed one makes impossible is skipped.</returns>
    /// <exception cref="ArgumentException">It is no address.</exception>
    public static async Task<IReadOnlyList<ProbeStep>> ProbeAsync(
        EwsClient client, string address, IReadOnlyList<DistinguishedFolder> folders, CancellationToken cancellationToken)
    {
        EwsMailbox mailbox = (client ?? throw new ArgumentNullException(nameof(client))).OpenMailbox(address);
        var steps = new List<ProbeStep>();
        var read = new List<EwsFolder>();
        EwsError? unread = null;
        foreach (DistinguishedFolder folder in folders ?? throw new ArgumentNullException(nameof(folders)))
        {
            try
            {
                read.Add(await mailbox.GetFolderAsync(folder, cancellationToken).ConfigureAwait(false));
            }
            catch (EwsException exception)
            {
                unread = exception.Error;
                break;
            }
        }

        if (read.Count == 0 && unread is not null && !IsOfFolder(unread))
        {
            steps.Add(new ProbeStep(ProbeStepName.Impersonate, ProbeOutcome.Failed, unread.Message, ErrorAdvice.For(unread.Category)));
            if (unread.Category == EwsErrorCategory.MailboxNotFound && await JudgeTypeAsync(client.OpenOwnMailbox(), address, cancellationToken).ConfigureAwait(false) is { Outcome: ProbeOutcome.Failed } other)
                steps.Add(other);
        }
        else
        {
            steps.Add(new ProbeStep(ProbeStepName.Impersonate, ProbeOutcome.Passed, Messages.Format("ProbeImpersonated", address)));
            steps.Add(await JudgeTypeAsync(mailbox, address, cancellationToken).ConfigureAwait(false));
            steps.Add(unread is null
                ? new ProbeStep(ProbeStepName.Read, ProbeOutcome.Passed, Messages.Format("ProbeRead", string.Join(", ", read.Select(folder => $"{folder.DisplayName} ({folder.TotalCount})"))))
                : new ProbeStep(ProbeStepName.Read, ProbeOutcome.Failed, unread.Message, ErrorAdvice.For(unread.Category)));
            if (unread is null)
                steps.Add(JudgeRights(read));
        }

        steps.AddRange(Steps.Where(name => steps.TrueForAll(step => step.Name != name)).Select(name => new ProbeStep(name, ProbeOutcome.Skipped, Messages.Get("ProbeSkipped"))));
        return [.. steps.OrderBy(step => step.Name)];
    }

    private static bool IsOfFolder(EwsError error) => error.Category is EwsErrorCategory.AccessDenied or EwsErrorCategory.ItemNotFound;

    private static async Task<ProbeStep> JudgeTypeAsync(EwsMailbox asked, string address, CancellationToken cancellationToken)
    {
        try
        {
            AddressBookEntry? entry = (await asked.ResolveAsync(address, cancellationToken).ConfigureAwait(false))
                .FirstOrDefault(found => string.Equals(found.Address, address, StringComparison.OrdinalIgnoreCase));
            if (entry is null)
                return new ProbeStep(ProbeStepName.MailboxType, ProbeOutcome.Warning, Messages.Format("ProbeTypeUnlisted", address), Messages.Get("AdviceTypeUnlisted"));
            return entry.MailboxType == "Mailbox"
                ? new ProbeStep(ProbeStepName.MailboxType, ProbeOutcome.Passed, Messages.Format("ProbeTypeMailbox", entry.Name))
                : new ProbeStep(ProbeStepName.MailboxType, ProbeOutcome.Failed, Messages.Format("ProbeTypeOther", entry.Name, entry.MailboxType), Messages.Get("AdviceTypeOther"));
        }
        catch (EwsException exception)
        {
            return new ProbeStep(ProbeStepName.MailboxType, ProbeOutcome.Skipped, exception.Error.Message);
        }
    }

    private static ProbeStep JudgeRights(List<EwsFolder> folders)
    {
        string[] missing = [.. folders.Where(folder => folder.Rights is { AllowWrites: false }).Select(folder => folder.DisplayName)];
        if (missing.Length > 0)
            return new ProbeStep(ProbeStepName.Write, ProbeOutcome.Failed, Messages.Format("ProbeNotWritable", string.Join(", ", missing)), Messages.Get("AdviceNotWritable"));
        return folders.TrueForAll(folder => folder.Rights is not null)
            ? new ProbeStep(ProbeStepName.Write, ProbeOutcome.Passed, Messages.Format("ProbeWritable", string.Join(", ", folders.Select(folder => folder.DisplayName))))
            : new ProbeStep(ProbeStepName.Write, ProbeOutcome.Skipped, Messages.Get("ProbeRightsUnknown"));
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Resources;

namespace EsExchange.Operations.Status;

/// <summary>Warns an admin of mailboxes that have not been synced for too long.</summary>
public static class StaleWarning
{
    private const int Named = 3;

    /// <summary>One warning for each connection that has stale mailboxes.</summary>
    public static IEnumerable<string> For(IEnumerable<MailboxStatus> mailboxes) =>
        from status in mailboxes
        where status.State == MailboxState.Stale
        group status by status.Staff.Connection into stale
        select Text(stale.Key, [.. stale.OrderByDescending(status => status.Age)]);

    private static string Text(string connection, List<MailboxStatus> stale)
    {
        MailboxStatus oldest = stale[0];
        string names = string.Join(", ", stale.Take(Named).Select(status => status.Staff.EMail ?? status.Staff.Name));
        string listed = stale.Count > Named ? Messages.Format("StaleAndMore", names, stale.Count - Named) : names;
        string several = stale.Count == 1 ? Messages.Get("StaleOne") : Messages.Format("StaleMany", stale.Count);
        return Messages.Format("Stale", several, connection, oldest.Interval.TotalMinutes, Long(oldest.Age!.Value), listed);
    }

    private static string Long(TimeSpan age) => age.TotalHours >= 48
        ? Messages.Format("StaleDays", Math.Floor(age.TotalDays))
        : Messages.Format("StaleHours", (int)age.TotalHours, age.Minutes);
}

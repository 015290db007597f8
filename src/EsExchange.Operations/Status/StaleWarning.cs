using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

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
        string more = stale.Count > Named ? string.Format(CultureInfo.InvariantCulture, " and {0} more", stale.Count - Named) : string.Empty;
        return string.Format(
            CultureInfo.InvariantCulture,
            "{0} of the connection '{1}' had no successful run for over two intervals of {2:0} minutes, the longest for {3}: {4}{5}. Check with Get-EsSyncSchedule that runs are scheduled, and with Get-EsSyncRun how they ended.",
            stale.Count == 1 ? "1 mailbox" : stale.Count + " mailboxes",
            connection,
            oldest.Interval.TotalMinutes,
            Long(oldest.Age!.Value),
            names,
            more);
    }

    private static string Long(TimeSpan age) => age.TotalHours >= 48
        ? string.Format(CultureInfo.InvariantCulture, "{0:0} days", Math.Floor(age.TotalDays))
        : string.Format(CultureInfo.InvariantCulture, "{0}:{1:00} hours", (int)age.TotalHours, age.Minutes);
}

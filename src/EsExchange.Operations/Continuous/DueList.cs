using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Eserp.Configuration;

namespace EsExchange.Operations.Continuous;

/// <summary>Remembers when each mailbox was begun, and says which are due.</summary>
internal sealed class DueList
{
    private readonly Dictionary<(int, int), DateTimeOffset> _begun = [];

    /// <summary>The mailboxes whose interval has passed, or of which a change was heard; they count as begun from now on.</summary>
    /// <param name="mailboxes">All mailboxes.</param>
    /// <param name="changed">The addresses of those that changed.</param>
    /// <param name="now">The present.</param>
    public IReadOnlyList<SyncedStaff> Take(IReadOnlyList<DueMailbox> mailboxes, IReadOnlyCollection<string> changed, DateTimeOffset now)
    {
        SyncedStaff[] due = [.. mailboxes.Where(mailbox => Next(mailbox) <= now || changed.Contains(mailbox.Staff.EMail, StringComparer.OrdinalIgnoreCase)).Select(mailbox => mailbox.Staff)];
        foreach (SyncedStaff staff in due)
            _begun[Key(staff)] = now;
        return due;
    }

    /// <summary>How long no mailbox will be due, but no longer than a time after which the configuration is looked at again.</summary>
    public TimeSpan Idle(IReadOnlyList<DueMailbox> mailboxes, DateTimeOffset now, TimeSpan longest)
    {
        TimeSpan idle = longest;
        foreach (DueMailbox mailbox in mailboxes)
        {
            TimeSpan left = Next(mailbox) - now;
            if (left < idle)
                idle = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }

        return idle;
    }

    private DateTimeOffset Next(DueMailbox mailbox) =>
        _begun.TryGetValue(Key(mailbox.Staff), out DateTimeOffset begun) ? begun + mailbox.Interval : DateTimeOffset.MinValue;

    private static (int, int) Key(SyncedStaff staff) => (staff.ConnectionId, staff.StaffNumber);
}

using System;
using System.Linq;
using EsExchange.Eserp.Configuration;
using EsExchange.Operations.Status;
using Xunit;

namespace EsExchange.Operations.Tests.Status;

public sealed class StaleWarningTests
{
    [Fact]
    public void Each_connection_is_warned_of_once_with_the_longest_ones_named()
    {
        MailboxStatus[] mailboxes =
        [
            Stale("hq", "a", 31), Stale("hq", "b", 5000), Stale("hq", "c", 61), Stale("hq", "d", 62), Stale("branch", "e", 60 * 72),
            Stale("hq", "fine", 3) with { State = MailboxState.UpToDate },
            Stale("hq", "new", 3) with { State = MailboxState.NeverSynced, Age = null },
        ];

        string[] warnings = [.. StaleWarning.For(mailboxes)];

        Assert.Equal(2, warnings.Length);
        Assert.StartsWith("4 mailboxes of the connection 'hq' had no successful run for over two intervals of 15 minutes, the longest for 3 days: b@x, d@x, c@x and 1 more.", warnings[0], StringComparison.Ordinal);
        Assert.StartsWith("1 mailbox of the connection 'branch' had no successful run for over two intervals of 15 minutes, the longest for 3 days: e@x.", warnings[1], StringComparison.Ordinal);
    }

    private static MailboxStatus Stale(string connection, string name, int minutes) => new()
    {
        Staff = new SyncedStaff { ConnectionId = 1, Connection = connection, StaffNumber = 1, Name = name, EMail = name + "@x" },
        Interval = TimeSpan.FromMinutes(15),
        State = MailboxState.Stale,
        Age = TimeSpan.FromMinutes(minutes),
    };
}

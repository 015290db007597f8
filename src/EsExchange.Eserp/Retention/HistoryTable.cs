using System.Collections.Generic;
using EsExchange.Eserp.Database;

namespace EsExchange.Eserp.Retention;

/// <summary>Deletes history that is out of date.</summary>
internal static class HistoryTable
{
    /// <summary>The numbers of the connections whose runs are in the history, of which there are few in many runs.</summary>
    public static IEnumerable<int> Connections(Session db)
    {
        int last = 0;
        while (db.Scalar<int>("SELECT coalesce(min(ConnectionId), 0) FROM es.Run WHERE ConnectionId > @last", new { last }) is > 0 and int next)
        {
            yield return next;
            last = next;
        }
    }

    /// <summary>Runs that began before the limit, the oldest first; of each mailbox the last one that came to its end is kept, since the status shows it.</summary>
    public static List<long> OldRuns(Session db, HistoryLimit limit, int count) => db.Query<long>(
        """
        SELECT r.RunId FROM es.Run r
        WHERE r.ConnectionId = @ConnectionId AND r.Started < @Limit
          AND (r.IsComplete = 0 OR r.Finished < (SELECT max(n.Finished) FROM es.Run n WHERE n.ConnectionId = r.ConnectionId AND n.StaffNumber = r.StaffNumber AND n.IsComplete = 1))
        ORDER BY r.Started OFFSET 0 ROWS FETCH NEXT @count ROWS ONLY
        """,
        new { limit.ConnectionId, limit.Limit, count });

    /// <summary>Deletes runs with their journal.</summary>
    public static int DeleteRuns(Session db, IReadOnlyCollection<long> runIds)
    {
        db.Execute("DELETE FROM es.Journal WHERE RunId IN @runIds", new { runIds });
        return db.Execute("DELETE FROM es.Run WHERE RunId IN @runIds", new { runIds });
    }

    /// <summary>Deletes issues that have ended; an open one stays, however old it is: what waits for an admin or for another try hangs on it.</summary>
    public static int DeleteIssues(Session db, HistoryLimit limit) =>
        db.Execute("DELETE FROM es.Issue WHERE ConnectionId = @ConnectionId AND Ended < @Limit AND Ended IS NOT NULL", new { limit.ConnectionId, limit.Limit });

    /// <summary>Deletes conflicts on which somebody has decided, or a newer one has followed; an open one stays.</summary>
    public static int DeleteConflicts(Session db, HistoryLimit limit) =>
        db.Execute("DELETE FROM es.Conflict WHERE ConnectionId = @ConnectionId AND Resolved < @Limit AND Resolved IS NOT NULL", new { limit.ConnectionId, limit.Limit });
}

using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Runs;
using EsExchange.Resources;

namespace EsExchange.Engine.Plans;

/// <summary>The changes that an admin has reviewed. A run that keeps to them makes no other.</summary>
public sealed class SavedPlan
{
    private readonly Dictionary<string, int> _lines;

    /// <summary>Creates it.</summary>
    /// <param name="databaseId">The database for which it was made.</param>
    /// <param name="created">When it was made, UTC.</param>
    /// <param name="lines">The changes, see <see cref="PlanLine"/>.</param>
    public SavedPlan(Guid databaseId, DateTimeOffset created, IEnumerable<string> lines)
    {
        DatabaseId = databaseId;
        Created = created;
        Lines = [.. lines];
        _lines = Lines.GroupBy(line => line, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
    }

    /// <summary>The database for which it was made.</summary>
    public Guid DatabaseId { get; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>The changes, in the order in which they were found.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Whether it names a change.</summary>
    public bool Names(PlannedChange change) => _lines.ContainsKey(PlanLine.Of(change));

    /// <summary>How the changes that are due now differ from the plan; null where they do not.</summary>
    public string? Difference(IReadOnlyCollection<PlannedChange> now)
    {
        Dictionary<string, int> due = now.Select(PlanLine.Of).GroupBy(line => line, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        string? added = due.Where(line => Count(_lines, line.Key) < line.Value).Select(line => line.Key).FirstOrDefault();
        if (added is not null)
            return Messages.Format("PlanAdded", added);
        string? missing = _lines.Where(line => Count(due, line.Key) < line.Value).Select(line => line.Key).FirstOrDefault();
        return missing is null ? null : Messages.Format("PlanMissing", missing);
    }

    private static int Count(Dictionary<string, int> lines, string line) => lines.TryGetValue(line, out int count) ? count : 0;
}

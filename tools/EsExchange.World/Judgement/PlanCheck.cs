using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Plans;
using EsExchange.Engine.Runs;
using EsExchange.Sync.Model;

namespace EsExchange.World.Judgement;

/// <summary>Holds what a run made against what was planned just before.</summary>
internal static class PlanCheck
{
    /// <summary>Says how they differ; null where they do not. The block of text of an item that came to eserp in the same run follows from what was not there yet.</summary>
    public static string? Difference(IReadOnlyList<PlannedChange> plan, IReadOnlyList<PlannedChange> made)
    {
        HashSet<string?> taken = [.. made.Where(change => change is { Change: ChangeKind.Create, Side: Side.Eserp }).Select(change => change.ItemId)];
        string[] planned = Lines(plan);
        string[] done = Lines(made.Where(change => !(IsOfMarksAlone(change) && taken.Contains(change.ItemId))));
        return planned.SequenceEqual(done) ? null : $"the plan was\n{string.Join("\n", planned)}\nbut the run made\n{string.Join("\n", done)}";
    }

    private static bool IsOfMarksAlone(PlannedChange change) =>
        change.Change == ChangeKind.Update && change.Fields.All(field => field.Field is ItemField.Category or ItemField.TextBlock);

    private static string[] Lines(IEnumerable<PlannedChange> changes) => [.. changes.Select(PlanLine.Of).Order(StringComparer.Ordinal)];
}

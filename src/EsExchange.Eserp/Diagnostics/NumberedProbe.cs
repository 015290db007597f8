using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Resources;

namespace EsExchange.Eserp.Diagnostics;

/// <summary>Whether a table of eserp's master data is complete: it has rows, each with a name, and every number that items use.</summary>
internal sealed class NumberedProbe : IDatabaseProbe
{
    private readonly IDatabaseAccess _access;
    private readonly string _view;
    private readonly string _number;

    private readonly bool _isActivityTypes;

    private NumberedProbe(IDatabaseAccess access, bool isActivityTypes)
    {
        _access = access;
        _isActivityTypes = isActivityTypes;
        (Name, _view, _number) = isActivityTypes ? ("ActivityTypes", "es.ActivityType", "ActivityTypeNumber") : ("Priorities", "es.Priority", "PriorityNumber");
    }

    public string Name { get; }

    public IReadOnlyList<string> Views => [_view, "es.Appointment", "es.Task"];

    /// <summary>The probe of the activity types.</summary>
    public static NumberedProbe ActivityTypes(IDatabaseAccess access) => new(access, true);

    /// <summary>The probe of the priorities.</summary>
    public static NumberedProbe Priorities(IDatabaseAccess access) => new(access, false);

    public Task<DatabaseStep> RunAsync(CancellationToken cancellationToken) => _access.ReadAsync(
        db =>
        {
            List<Row> rows = db.Query<Row>($"SELECT {_number} AS Number, Name FROM {_view}");
            string advice = Messages.Get(_isActivityTypes ? "CheckAdviceActivityTypes" : "CheckAdvicePriorities");
            var findings = new Findings(Name);
            if (rows.Count == 0)
                findings.Add(DatabaseStepOutcome.Warning, Messages.Get(_isActivityTypes ? "CheckNoneActivityTypes" : "CheckNonePriorities"), advice);
            Add(findings, listed => Messages.Format("CheckNameless", listed), rows.Where(row => string.IsNullOrWhiteSpace(row.Name)).Select(row => row.Number), advice);
            Add(findings, listed => Messages.Format("CheckDangling", listed), Used(db, "es.Appointment").Concat(Used(db, "es.Task")).Distinct(), advice);
            return findings.ToStep(Messages.Format(_isActivityTypes ? "CheckCountActivityTypes" : "CheckCountPriorities", rows.Count));
        },
        cancellationToken);

    private static void Add(Findings findings, Func<string, string> text, IEnumerable<long> numbers, string advice)
    {
        string listed = string.Join(", ", numbers.OrderBy(number => number));
        if (listed.Length > 0)
            findings.Add(DatabaseStepOutcome.Warning, text(listed), advice);
    }

    /// <summary>The numbers that items use and the master data does not have.</summary>
    private List<long> Used(Session db, string items) => db.Query<long>(
        $"SELECT DISTINCT i.{_number} FROM {items} i WHERE i.{_number} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {_view} n WHERE n.{_number} = i.{_number})");

    private sealed class Row
    {
        public long Number { get; init; }

        public string? Name { get; init; }
    }
}

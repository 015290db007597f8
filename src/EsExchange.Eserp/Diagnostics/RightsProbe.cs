using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Resources;

namespace EsExchange.Eserp.Diagnostics;

/// <summary>
/// Names each right that the account lacks. Where rights are those of a file, something is written that changes nothing.
/// </summary>
internal sealed class RightsProbe(IDatabaseAccess access) : IDatabaseProbe
{
    public string Name => "Rights";

    public IReadOnlyList<string> Views => [];

    public Task<DatabaseStep> RunAsync(CancellationToken cancellationToken) => access.WriteAsync(
        db => db.Dialect.MissingRights is { } query ? ToStep(db.Query<string>(query)) : Write(db), cancellationToken);

    private DatabaseStep Write(Session db)
    {
        SettingTable.Touch(db);
        return new DatabaseStep(Name, DatabaseStepOutcome.Passed, Messages.Get("CheckFileWritable"));
    }

    private DatabaseStep ToStep(List<string> missing) => missing.Count == 0
        ? new DatabaseStep(Name, DatabaseStepOutcome.Passed, Messages.Get("CheckRightsThere"))
        : new DatabaseStep(
            Name,
            DatabaseStepOutcome.Failed,
            Messages.Format("CheckRightsMissing", string.Join(", ", missing.OrderBy(right => right, System.StringComparer.Ordinal))),
            Messages.Get("CheckRightsAdvice"));
}

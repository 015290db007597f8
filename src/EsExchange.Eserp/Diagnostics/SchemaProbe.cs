using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Resources;

namespace EsExchange.Eserp.Diagnostics;

/// <summary>The version of the schema, and over which tables its views lie.</summary>
internal sealed class SchemaProbe(IDatabaseAccess access) : IDatabaseProbe
{
    public string Name => "Schema";

    public IReadOnlyList<string> Views => [];

    public Task<DatabaseStep> RunAsync(CancellationToken cancellationToken) => access.ReadAsync(
        db =>
        {
            int present = db.Scalar<int>(db.Dialect.SchemaVersion);
            int known = db.Dialect.Scripts.Version;
            return present == known
                ? new DatabaseStep(Name, DatabaseStepOutcome.Passed, Messages.Format(Mapping.IsThere(db) ? "CheckSchemaMapped" : "CheckSchema", present))
                : new DatabaseStep(Name, DatabaseStepOutcome.Failed, Messages.Format("CheckSchemaOther", present, known), Messages.Get("CheckSchemaAdvice"));
        },
        cancellationToken);
}

using System.Management.Automation;
using EsExchange.Eserp.Diagnostics;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Output;

namespace EsExchange.PowerShell.Database;

/// <summary>Checks that the connected database is ready for the sync: schema, rights, views, change log, clock, master data, staff, connections, secrets and the interface.</summary>
[Cmdlet(VerbsDiagnostic.Test, "EsDatabase")]
[OutputType(typeof(EsDatabaseStep))]
public sealed class TestEsDatabase : DatabaseCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => ForItem(null, () =>
    {
        foreach (DatabaseStep step in Await(Eserp.CheckAsync))
        {
            WriteObject(new EsDatabaseStep(step));
            if (step.Outcome == DatabaseStepOutcome.Failed)
                WriteError(ErrorRecords.From(new CommandException("DatabaseTestFailed." + step.Name, $"{step.Message} {step.Advice}".Trim()), Eserp.Location.ToString()));
        }
    });
}

using System.Management.Automation;
using EsExchange.Eserp.Diagnostics;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Output;

namespace EsExchange.PowerShell.Database;

/// <summary>Checks that the connected database is ready for the sync: views, rights, change log, clock, reference tables and staff.</summary>
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

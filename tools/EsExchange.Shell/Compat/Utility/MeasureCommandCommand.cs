using System;
using System.Diagnostics;
using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>Measure-Command: how long a script block takes; its output is dropped.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Command")]
[OutputType(typeof(TimeSpan))]
public sealed class MeasureCommandCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public ScriptBlock Expression { get; set; } = ScriptBlock.Create("");

    protected override void EndProcessing()
    {
        var start = Stopwatch.GetTimestamp();
        InvokeCommand.InvokeScript(useLocalScope: false, Expression, input: null, args: null);
        WriteObject(Stopwatch.GetElapsedTime(start));
    }
}

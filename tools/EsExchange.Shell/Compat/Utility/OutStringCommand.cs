using System;
using System.Management.Automation;
using System.Text;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>Out-String: what a shell would print, as one text or line by line.</summary>
[Cmdlet("Out", "String")]
public sealed class OutStringCommand : RenderingCommand
{
    private readonly StringBuilder text = new();

    [Parameter]
    public SwitchParameter Stream { get; set; }

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int Width { get; set; }

    protected override int Columns => Width;

    protected override void TakeLine(string line)
    {
        if (Stream)
            WriteObject(line);
        else
            text.Append(line).Append(NoNewline ? "" : Environment.NewLine);
    }

    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (!Stream)
            WriteObject(text.ToString());
    }
}

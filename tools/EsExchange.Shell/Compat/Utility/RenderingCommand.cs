using System.Management.Automation;
using System.Management.Automation.Host;
using EsExchange.Shell.Session;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>A command that has the engine render objects to lines of plain text.</summary>
public abstract class RenderingCommand : FrontEndCommandBase
{
    private readonly object renderer;
    private LineWriter? writer;

    protected RenderingCommand() => renderer = EngineInternals.SetRenderer(this);

    /// <summary>Columns of a line; 0 for as many as an object needs.</summary>
    protected abstract int Columns { get; }

    /// <summary>Takes a line without its end.</summary>
    protected abstract void TakeLine(string line);

    protected override void BeginProcessing()
    {
        writer = new LineWriter(text => TakeLine(PSHostUserInterface.GetOutputString(text, supportsVirtualTerminal: false)));
        EngineInternals.SetRendererOutput(renderer, writer, Columns == 0 ? int.MaxValue : Columns);
        base.BeginProcessing();
    }

    protected override void EndProcessing()
    {
        base.EndProcessing();
        writer?.Complete();
    }

    protected override void InternalDispose()
    {
        writer?.Dispose();
        base.InternalDispose();
    }
}

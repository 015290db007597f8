using System;
using System.IO;
using System.Text;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>Hands on text line by line.</summary>
internal sealed class LineWriter(Action<string> line) : TextWriter
{
    private readonly StringBuilder pending = new();

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value)
    {
        if (value == '\n')
            End();
        else if (value != '\r')
            pending.Append(value);
    }

    public override void WriteLine(string? value)
    {
        pending.Append(value);
        End();
    }

    /// <summary>Hands on a last line that had no end.</summary>
    public void Complete()
    {
        if (pending.Length > 0)
            End();
    }

    private void End()
    {
        line(pending.ToString());
        pending.Clear();
    }
}

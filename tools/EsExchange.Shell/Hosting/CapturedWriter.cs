using System.IO;
using System.Text;
using System.Threading;

namespace EsExchange.Shell.Hosting;

/// <summary>Text in memory that several threads may write and one takes.</summary>
internal sealed class CapturedWriter : TextWriter
{
    private readonly Lock gate = new();
    private readonly StringBuilder text = new();

    public CapturedWriter() => NewLine = "\n";

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (gate)
            text.Append(value);
    }

    public override void Write(string? value)
    {
        lock (gate)
            text.Append(value);
    }

    public override void WriteLine(string? value)
    {
        lock (gate)
            text.Append(value).Append('\n');
    }

    public string Take()
    {
        lock (gate)
        {
            var taken = text.ToString();
            text.Clear();
            return taken;
        }
    }
}

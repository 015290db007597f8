using System.IO;
using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>Out-File, which the redirections &gt; and &gt;&gt; use too.</summary>
[Cmdlet("Out", "File", SupportsShouldProcess = true)]
public sealed class OutFileCommand : RenderingCommand
{
    private StreamWriter? file;

    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Path", "LiteralPath", "PSPath")]
    public string FilePath { get; set; } = "";

    [Parameter(Position = 1)]
    public string Encoding { get; set; } = TextEncoding.Default;

    [Parameter]
    public SwitchParameter Append { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int Width { get; set; }

    protected override int Columns => Width;

    protected override void BeginProcessing()
    {
        var path = GetUnresolvedProviderPathFromPSPath(FilePath);
        if (ShouldProcess(path))
        {
            var mode = Append ? FileMode.Append : NoClobber ? FileMode.CreateNew : FileMode.Create;
            try
            {
                file = new StreamWriter(new FileStream(path, mode, FileAccess.Write, FileShare.Read), TextEncoding.Find(Encoding));
            }
            catch (IOException error)
            {
                ThrowTerminatingError(new ErrorRecord(error, "FileOpenFailure", ErrorCategory.OpenError, path));
            }
        }

        base.BeginProcessing();
    }

    protected override void TakeLine(string line)
    {
        file?.Write(line);
        if (!NoNewline)
            file?.WriteLine();
    }

    protected override void InternalDispose()
    {
        file?.Dispose();
        base.InternalDispose();
    }
}

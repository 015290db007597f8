using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using EsExchange.Shell.Compat.Utility;

namespace EsExchange.Shell.Compat.Management;

/// <summary>A command that writes lines to files.</summary>
public abstract class ContentWriterCommand : PSCmdlet, IDisposable
{
    private readonly List<StreamWriter> files = [];

    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "PSPath")]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Value { get; set; }

    [Parameter]
    public string Encoding { get; set; } = TextEncoding.Default;

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    internal abstract bool Append { get; }

    protected override void BeginProcessing()
    {
        foreach (var file in Path.Select(GetUnresolvedProviderPathFromPSPath).Where(f => ShouldProcess(f)))
        {
            try
            {
                files.Add(new StreamWriter(file, Append, TextEncoding.Find(Encoding)));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                WriteError(new ErrorRecord(error, "GetContentWriterIOError", ErrorCategory.WriteError, file));
            }
        }
    }

    protected override void ProcessRecord()
    {
        foreach (var value in Value ?? [])
        {
            var text = PSObject.AsPSObject(value ?? "").ToString();
            foreach (var file in files)
            {
                file.Write(text);
                if (!NoNewline)
                    file.WriteLine();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in files)
            file.Dispose();
        GC.SuppressFinalize(this);
    }
}

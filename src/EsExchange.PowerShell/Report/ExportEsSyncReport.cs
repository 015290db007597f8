using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using EsExchange.Operations.Report;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Connections;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Report;

/// <summary>Writes how the sync goes as one HTML page that a browser shows without a network.</summary>
[Cmdlet(VerbsData.Export, "EsSyncReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportEsSyncReport : DatabaseCmdlet
{
    /// <summary>The file; one that is there is replaced.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>How many days back runs count.</summary>
    [Parameter]
    [ValidateRange(1, 90)]
    public int Days { get; set; } = 7;

    /// <summary>Names of connections; wildcards are understood.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[]? Connection { get; set; }

    /// <summary>The language, German or else English, and how numbers and times are written; without it that of the session.</summary>
    [Parameter]
    [ValidateNotNull]
    public CultureInfo Culture { get; set; } = CultureInfo.CurrentUICulture;

    /// <summary>Refuses to replace a file.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Outputs the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        string path = GetUnresolvedProviderPathFromPSPath(Path);
        ForItem(path, () =>
        {
            HashSet<string> connections = [.. Await(token => NamedConnections.FindAsync(Eserp.Configuration, Connection, token)).Select(connection => connection.Name)];
            if (NoClobber && File.Exists(path))
                throw new CommandException("AlreadyExists", Messages.Format("NoClobber", path));
            if (!ShouldProcess(path, Messages.Get("WriteReportAction")))
                return;
            // A culture without a country has no formats of its own to rely on.
            CultureInfo culture = CultureInfo.CreateSpecificCulture(Culture.Name);
            string page = Await(token => new SyncReport(Eserp, TimeProvider.System).WriteAsync(TimeSpan.FromDays(Days), culture, connections.Contains, token));
            Write(path, page);
            if (PassThru)
                WriteObject(new FileInfo(path));
        });
    }

    private static void Write(string path, string page)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, page, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandException("FileUnusable", Messages.Format("ReportUnwritable", path, error.Message));
        }
    }
}

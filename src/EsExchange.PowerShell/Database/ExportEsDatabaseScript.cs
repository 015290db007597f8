using System.IO;
using System.Management.Automation;
using EsExchange.Eserp.Database;
using EsExchange.PowerShell.Common;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Database;

/// <summary>Writes the database script as one file for a DBA (manual: "zusätzliches Datenbankskript"); it does what Initialize-EsDatabase does.</summary>
[Cmdlet(VerbsData.Export, "EsDatabaseScript", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportEsDatabaseScript : EsCmdlet
{
    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The kind of database the script is for.</summary>
    [Parameter]
    public DatabaseKind Kind { get; set; } = DatabaseKind.SqlServer;

    /// <summary>The Windows or IANA id of the zone whose local time eserp stores; counts where the database is new.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string TimeZone { get; set; } = "W. Europe Standard Time";

    /// <summary>A script that redefines the views over the database's own tables; it becomes part of the file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? MappingScript { get; set; }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Outputs the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => ForItem(Path, () =>
    {
        string? mapping = MappingScript is null ? null : TextFile.Read(this, MappingScript);
        string script = DatabaseScript.Write(Kind, TimeZone, mapping);
        TextFile file = TextFile.ToWrite(this, Path, Force);
        if (!ShouldProcess(file.Path, Messages.Get("WriteScriptAction")))
            return;
        file.Write(script);
        if (PassThru)
            WriteObject(new FileInfo(file.Path));
    });
}

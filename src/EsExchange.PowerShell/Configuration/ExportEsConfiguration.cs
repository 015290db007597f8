using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration.Transfer;
using EsExchange.PowerShell.Common;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Configuration;

/// <summary>Writes connections, synced staff and the colours of categories into a JSON file; secrets are left out.</summary>
[Cmdlet(VerbsData.Export, "EsConfiguration", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportEsConfiguration : DatabaseCmdlet
{
    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>A file for the JSON schema, by which an editor helps to write a configuration.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SchemaPath { get; set; }

    /// <summary>Replaces files that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Outputs the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => ForItem(Path, () =>
    {
        TextFile file = TextFile.ToWrite(this, Path, Force);
        TextFile? schema = SchemaPath is null ? null : TextFile.ToWrite(this, SchemaPath, Force);
        string text = Await(WriteAsync);
        if (!ShouldProcess(file.Path, Messages.Get("WriteConfigurationAction")))
            return;
        schema?.Write(ConfigurationSchema.Write());
        file.Write(text);
        if (PassThru)
            WriteObject(new FileInfo(file.Path));
    });

    private async Task<string> WriteAsync(CancellationToken cancellationToken) => ConfigurationFile.Write(
        await Eserp.Configuration.GetConnectionsAsync(cancellationToken).ConfigureAwait(false),
        await Eserp.Configuration.GetSyncedStaffAsync(cancellationToken).ConfigureAwait(false),
        await Eserp.MasterData.GetActivityTypesAsync(cancellationToken).ConfigureAwait(false));
}

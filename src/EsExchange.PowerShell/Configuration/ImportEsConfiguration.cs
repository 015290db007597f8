using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Connections;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Configuration.Transfer;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Output;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Configuration;

/// <summary>
/// Brings the configuration to what a JSON file says, all or nothing, and outputs each difference; with -WhatIf it outputs them and changes nothing.
/// What the file leaves out stays, and secrets stay as they are.
/// </summary>
[Cmdlet(VerbsData.Import, "EsConfiguration", SupportsShouldProcess = true)]
[OutputType(typeof(EsConfigurationChange))]
public sealed class ImportEsConfiguration : DatabaseCmdlet
{
    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Removes connections, synced staff and colours that the file leaves out; nothing is deleted in Exchange or eserp.</summary>
    [Parameter]
    public SwitchParameter Prune { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(Path, () =>
    {
        ConfigurationFile file = ConfigurationFile.Read(TextFile.Read(this, Path));
        ConfigurationPlan plan = Await(token => CompareAsync(file, token));
        foreach (ExchangeConnection connection in plan.Connections)
            ConnectionRules.Check(connection);
        if (plan.Changes.Count > 0 && ShouldProcess(Eserp.Location.ToString(), Messages.Format("ImportAction", plan.Changes.Count)))
        {
            Await(token => Eserp.Configuration.ApplyAsync(plan, token));
            foreach (ExchangeConnection connection in plan.Connections.Where(connection => connection.Id == 0))
                WriteWarning(Messages.Format("SecretMissing", connection.Name));
        }

        WriteObject(plan.Changes.Select(change => new EsConfigurationChange(change)), enumerateCollection: true);
    });

    private async Task<ConfigurationPlan> CompareAsync(ConfigurationFile file, CancellationToken cancellationToken) => ConfigurationPlan.Compare(
        file,
        await Eserp.Configuration.GetConnectionsAsync(cancellationToken).ConfigureAwait(false),
        await Eserp.Configuration.GetSyncedStaffAsync(cancellationToken).ConfigureAwait(false),
        [.. (await Eserp.Staff.GetStaffAsync(cancellationToken).ConfigureAwait(false)).Select(member => member.StaffNumber)],
        await Eserp.MasterData.GetActivityTypesAsync(cancellationToken).ConfigureAwait(false),
        Prune);
}

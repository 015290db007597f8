using System.Management.Automation;
using EsExchange.Eserp.MasterData;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.Resources;

namespace EsExchange.PowerShell.ActivityTypes;

/// <summary>Forgets the Outlook colour of activity types' categories; a colour that mailboxes have already stays there.</summary>
[Cmdlet(VerbsCommon.Remove, "EsActivityCategory", SupportsShouldProcess = true)]
public sealed class RemoveEsActivityCategory : DatabaseCmdlet
{
    /// <summary>Numbers, names or categories of activity types; wildcards are understood.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Number")]
    [ArgumentCompleter(typeof(ActivityTypeCompleter))]
    [SupportsWildcards]
    public string[] ActivityType { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(ActivityType, () =>
    {
        foreach (ActivityType type in NamedActivityTypes.Find(Await(Eserp.MasterData.GetActivityTypesAsync), ActivityType))
        {
            if (ShouldProcess(Messages.Format("ActivityTypeTarget", type.Number, type.Name), Messages.Get("ForgetColorAction")))
                Await(token => Eserp.MasterData.SetColorAsync(type.Number, null, token));
        }
    });
}

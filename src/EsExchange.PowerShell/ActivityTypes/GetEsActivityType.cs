using System.Management.Automation;
using EsExchange.Eserp.MasterData;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Output;

namespace EsExchange.PowerShell.ActivityTypes;

/// <summary>Lists eserp's activity types with their categories in Outlook.</summary>
[Cmdlet(VerbsCommon.Get, "EsActivityType")]
[OutputType(typeof(EsActivityType))]
public sealed class GetEsActivityType : DatabaseCmdlet
{
    /// <summary>Numbers, names or categories; wildcards are understood.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ActivityTypeCompleter))]
    [SupportsWildcards]
    public string[]? ActivityType { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => ForItem(ActivityType, () =>
    {
        foreach (ActivityType type in NamedActivityTypes.Find(Await(Eserp.MasterData.GetActivityTypesAsync), ActivityType))
            WriteObject(new EsActivityType(type));
    });
}

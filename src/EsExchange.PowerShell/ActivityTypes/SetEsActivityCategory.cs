using System.Linq;
using System.Management.Automation;
using EsExchange.Eserp.MasterData;
using EsExchange.Ews.Categories;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Output;
using EsExchange.Resources;

namespace EsExchange.PowerShell.ActivityTypes;

/// <summary>Sets the Outlook colour of activity types' categories; the next run writes it into each mailbox's list of categories.</summary>
[Cmdlet(VerbsCommon.Set, "EsActivityCategory", SupportsShouldProcess = true)]
[OutputType(typeof(EsActivityType))]
public sealed class SetEsActivityCategory : DatabaseCmdlet
{
    /// <summary>Numbers, names or categories of activity types; wildcards are understood.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Number")]
    [ArgumentCompleter(typeof(ActivityTypeCompleter))]
    [SupportsWildcards]
    public string[] ActivityType { get; set; } = [];

    /// <summary>One of Outlook's 25 colours by its English or German name, such as "Dark Green" or "Dunkelgrün".</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ColorCompleter))]
    public string Color { get; set; } = string.Empty;

    /// <summary>Outputs the activity types.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(ActivityType, () =>
    {
        CategoryColor color = CategoryColor.Find(Color)
            ?? throw new CommandException("UnknownColor", Messages.Format("UnknownColor", Color, string.Join(", ", CategoryColor.All.Select(known => known.English))));
        foreach (ActivityType type in NamedActivityTypes.Find(Await(Eserp.MasterData.GetActivityTypesAsync), ActivityType))
        {
            if (!ShouldProcess(Messages.Format("ActivityTypeTarget", type.Number, type.Name), Messages.Format("SetColorAction", color.English)))
                continue;
            Await(token => Eserp.MasterData.SetColorAsync(type.Number, color.Index, token));
            if (PassThru)
                WriteObject(new EsActivityType(type with { Color = color.Index }));
        }
    });
}

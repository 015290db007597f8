using EsExchange.Eserp.MasterData;
using EsExchange.Ews.Categories;
using EsExchange.Sync.Marking;

namespace EsExchange.PowerShell.Output;

/// <summary>An activity type of eserp and its category in Outlook.</summary>
public sealed class EsActivityType
{
    internal EsActivityType(ActivityType type)
    {
        Number = type.Number;
        Name = type.Name;
        Category = ActivityCategory.Name(type.Number, type.Name);
        CategoryColor? color = type.Color is { } index ? CategoryColor.Find(index) : null;
        Color = color?.English;
        GermanColor = color?.German;
    }

    /// <summary>Its number.</summary>
    public int Number { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The name of its category.</summary>
    public string Category { get; }

    /// <summary>The category's colour in an English Outlook; null for none.</summary>
    public string? Color { get; }

    /// <summary>The category's colour in a German Outlook; null for none.</summary>
    public string? GermanColor { get; }

    /// <inheritdoc/>
    public override string ToString() => Category;
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace EsExchange.Ews.Categories;

/// <summary>One of the 25 colours that Outlook offers for categories (MS-OXOCFG 2.2.5.2.3).</summary>
public sealed class CategoryColor
{
    private readonly string[] otherNames;

    private CategoryColor(int index, string english, string german, params string[] otherNames)
    {
        Index = index;
        English = english;
        German = german;
        this.otherNames = otherNames;
    }

    /// <summary>All colours in the order of their indices.</summary>
    public static IReadOnlyList<CategoryColor> All { get; } =
    [
        new(0, "Red", "Rot"),
        new(1, "Orange", "Orange"),
        new(2, "Peach", "Pfirsich", "Brown", "Braun"),
        new(3, "Yellow", "Gelb"),
        new(4, "Green", "Grün", "Light Green", "Hellgrün"),
        new(5, "Teal", "Blaugrün", "Türkis"),
        new(6, "Olive", "Oliv", "Olivgrün"),
        new(7, "Blue", "Blau"),
        new(8, "Purple", "Lila", "Violett"),
        new(9, "Maroon", "Kastanienbraun", "Cranberry"),
        new(10, "Steel", "Stahlblau", "Stahl"),
        new(11, "Dark Steel", "Dunkles Stahlblau", "Dunkelstahl"),
        new(12, "Gray", "Grau", "Grey"),
        new(13, "Dark Gray", "Dunkelgrau", "Dark Grey"),
        new(14, "Black", "Schwarz"),
        new(15, "Dark Red", "Dunkelrot"),
        new(16, "Dark Orange", "Dunkelorange"),
        new(17, "Dark Peach", "Dunkler Pfirsich", "Dark Brown", "Dunkelbraun"),
        new(18, "Dark Yellow", "Dunkelgelb"),
        new(19, "Dark Green", "Dunkelgrün"),
        new(20, "Dark Teal", "Dunkles Blaugrün", "Dunkeltürkis"),
        new(21, "Dark Olive", "Dunkles Oliv", "Dunkelolivgrün"),
        new(22, "Dark Blue", "Dunkelblau"),
        new(23, "Dark Purple", "Dunkellila", "Dunkelviolett"),
        new(24, "Dark Maroon", "Dunkles Kastanienbraun", "Dark Cranberry"),
    ];

    /// <summary>The number that the category list holds, 0 to 24.</summary>
    public int Index { get; }

    /// <summary>The name in an English Outlook.</summary>
    public string English { get; }

    /// <summary>The name in a German Outlook.</summary>
    public string German { get; }

    /// <summary>The colour of a name in either language, whatever its case, blanks and hyphens; names of newer Outlooks count too.</summary>
    /// <param name="name">Such as <c>Dark Green</c>, <c>darkgreen</c> or <c>Dunkelgrün</c>.</param>
    /// <returns>The colour; null where no Outlook has one of this name.</returns>
    public static CategoryColor? Find(string? name)
    {
        string key = Key(name ?? string.Empty);
        return key.Length == 0 ? null : All.FirstOrDefault(color => color.Names().Any(known => Key(known) == key));
    }

    /// <summary>The colour with an index.</summary>
    /// <param name="index">A number as the category list holds it.</param>
    /// <returns>The colour; null for no colour, which lists write as -1.</returns>
    public static CategoryColor? Find(int index) => index >= 0 && index < All.Count ? All[index] : null;

    /// <inheritdoc/>
    public override string ToString() => English;

    private static string Key(string name) =>
        name.Replace(" ", string.Empty).Replace("-", string.Empty).ToUpperInvariant();

    private IEnumerable<string> Names() => [English, German, .. otherNames];
}

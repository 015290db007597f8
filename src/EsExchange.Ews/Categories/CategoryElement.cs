namespace EsExchange.Ews.Categories;

/// <summary>Where a category stands in the text of its list.</summary>
/// <param name="Category">What it says.</param>
/// <param name="Whole">The whole element.</param>
/// <param name="AfterElementName">Where attributes may begin.</param>
/// <param name="Name">The value of its name.</param>
/// <param name="Color">The value of its colour; null where it has no such attribute.</param>
internal sealed record CategoryElement(MasterCategory Category, TextSpan Whole, int AfterElementName, TextSpan Name, TextSpan? Color);

/// <summary>A part of a text.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character after its last.</param>
internal readonly record struct TextSpan(int Start, int End);

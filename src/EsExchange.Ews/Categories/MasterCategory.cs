namespace EsExchange.Ews.Categories;

/// <summary>A category that a mailbox offers to its owner.</summary>
/// <param name="Name">Its name; Outlook does not tell upper from lower case.</param>
/// <param name="Color">Its colour; null for none.</param>
public sealed record MasterCategory(string Name, CategoryColor? Color);

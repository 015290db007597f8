namespace EsExchange.Ews.Items;

/// <summary>A folder as GetFolder shows it.</summary>
/// <param name="Id">The folder's id.</param>
/// <param name="ChangeKey">The folder's version; null where the server named none.</param>
/// <param name="DisplayName">Its name in the mailbox's language; may be empty.</param>
/// <param name="TotalCount">How many items it holds, or null where the server did not say.</param>
public sealed record EwsFolder(string Id, string? ChangeKey, string DisplayName, int? TotalCount);

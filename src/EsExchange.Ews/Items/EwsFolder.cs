namespace EsExchange.Ews.Items;

/// <summary>A folder as GetFolder shows it.</summary>
/// <param name="Id">The folder's id.</param>
/// <param name="ChangeKey">The folder's version; null where the server named none.</param>
/// <param name="DisplayName">Its name in the mailbox's language; may be empty.</param>
/// <param name="TotalCount">How many items it holds, or null where the server did not say.</param>
public sealed record EwsFolder(string Id, string? ChangeKey, string DisplayName, int? TotalCount)
{
    /// <summary>What may be done in it; null where the server did not say.</summary>
    public FolderRights? Rights { get; init; }
}

/// <summary>What the one in whose name is asked may do in a folder (schema type <c>EffectiveRightsType</c>).</summary>
/// <param name="Create">Whether items may be created.</param>
/// <param name="Modify">Whether items may be changed.</param>
/// <param name="Delete">Whether items may be deleted.</param>
public sealed record FolderRights(bool Create, bool Modify, bool Delete)
{
    /// <summary>Whether the folder may be kept in step.</summary>
    public bool AllowWrites => Create && Modify && Delete;
}

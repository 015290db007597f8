namespace EsExchange.Simulator.Tests.Support;

/// <summary>The requests about tasks and contacts that tests send.</summary>
internal static class KindRequests
{
    public static string CreateTask(string fields) =>
        $"<m:CreateItem><m:SavedItemFolderId><t:DistinguishedFolderId Id=\"tasks\"/></m:SavedItemFolderId><m:Items><t:Task>{fields}</t:Task></m:Items></m:CreateItem>";

    public static string CreateContact(string fields) =>
        $"<m:CreateItem><m:SavedItemFolderId><t:DistinguishedFolderId Id=\"contacts\"/></m:SavedItemFolderId><m:Items><t:Contact>{fields}</t:Contact></m:Items></m:CreateItem>";

    public static string Update((string Id, string ChangeKey) item, string updates) =>
        "<m:UpdateItem ConflictResolution=\"NeverOverwrite\"><m:ItemChanges><t:ItemChange>"
        + $"<t:ItemId Id=\"{item.Id}\" ChangeKey=\"{item.ChangeKey}\"/><t:Updates>{updates}</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>";

    public static string Set(string kind, string uri, string value) => $"<t:SetItemField><t:FieldURI FieldURI=\"{uri}\"/><t:{kind}>{value}</t:{kind}></t:SetItemField>";

    public static string SetEntry(string uri, string key, string value) =>
        $"<t:SetItemField><t:IndexedFieldURI FieldURI=\"{uri}\" FieldIndex=\"{key}\"/><t:Contact>{value}</t:Contact></t:SetItemField>";

    public static string DeleteEntry(string uri, string key) => $"<t:DeleteItemField><t:IndexedFieldURI FieldURI=\"{uri}\" FieldIndex=\"{key}\"/></t:DeleteItemField>";

    public static string DeleteTask(string id, string affected) =>
        $"<m:DeleteItem DeleteType=\"HardDelete\" AffectedTaskOccurrences=\"{affected}\"><m:ItemIds><t:ItemId Id=\"{id}\"/></m:ItemIds></m:DeleteItem>";

    public static string FindContacts(string restriction) =>
        "<m:FindItem Traversal=\"Shallow\"><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>"
        + $"{restriction}<m:ParentFolderIds><t:DistinguishedFolderId Id=\"contacts\"/></m:ParentFolderIds></m:FindItem>";
}

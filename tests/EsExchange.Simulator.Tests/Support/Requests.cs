namespace EsExchange.Simulator.Tests.Support;

/// <summary>The requests that tests send.</summary>
internal static class Requests
{
    public const string Calendar = "<t:DistinguishedFolderId Id=\"calendar\"/>";

    public static string Create(string fields, string invitations = " SendMeetingInvitations=\"SendToNone\"") =>
        $"<m:CreateItem{invitations}><m:SavedItemFolderId>{Calendar}</m:SavedItemFolderId><m:Items><t:CalendarItem>{fields}</t:CalendarItem></m:Items></m:CreateItem>";

    public static string Appointment(string subject, string start = "2027-01-15T08:00:00Z", string end = "2027-01-15T09:00:00Z") =>
        Create($"<t:Subject>{subject}</t:Subject><t:Start>{start}</t:Start><t:End>{end}</t:End>");

    public static string Get(string id, string shape = "AllProperties", string more = "") =>
        $"<m:GetItem><m:ItemShape><t:BaseShape>{shape}</t:BaseShape>{more}</m:ItemShape><m:ItemIds><t:ItemId Id=\"{id}\"/></m:ItemIds></m:GetItem>";

    public static string Update((string Id, string ChangeKey) item, string updates, string resolution = "NeverOverwrite", string invitations = "SendToNone") =>
        $"<m:UpdateItem ConflictResolution=\"{resolution}\" SendMeetingInvitationsOrCancellations=\"{invitations}\"><m:ItemChanges><t:ItemChange>"
        + $"<t:ItemId Id=\"{item.Id}\" ChangeKey=\"{item.ChangeKey}\"/><t:Updates>{updates}</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>";

    public static string Set(string uri, string value) =>
        $"<t:SetItemField><t:FieldURI FieldURI=\"{uri}\"/><t:CalendarItem>{value}</t:CalendarItem></t:SetItemField>";

    public static string Delete(string id, string type = "HardDelete", string cancellations = " SendMeetingCancellations=\"SendToNone\"") =>
        $"<m:DeleteItem DeleteType=\"{type}\"{cancellations}><m:ItemIds><t:ItemId Id=\"{id}\"/></m:ItemIds></m:DeleteItem>";

    public static string Sync(string? state = null, int most = 512, string ignore = "") =>
        "<m:SyncFolderItems><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape>"
        + $"<m:SyncFolderId>{Calendar}</m:SyncFolderId>{(state is null ? string.Empty : $"<m:SyncState>{state}</m:SyncState>")}{ignore}"
        + $"<m:MaxChangesReturned>{most}</m:MaxChangesReturned></m:SyncFolderItems>";

    public static string Find(string view = "", string restriction = "", string sort = "", string shape = "Default") =>
        $"<m:FindItem Traversal=\"Shallow\"><m:ItemShape><t:BaseShape>{shape}</t:BaseShape></m:ItemShape>{view}{restriction}{sort}"
        + $"<m:ParentFolderIds>{Calendar}</m:ParentFolderIds></m:FindItem>";

    public static string Compare(string test, string uri, string value) =>
        $"<m:Restriction><t:{test}><t:FieldURI FieldURI=\"{uri}\"/><t:FieldURIOrConstant><t:Constant Value=\"{value}\"/></t:FieldURIOrConstant></t:{test}></m:Restriction>";

    public const string GetCalendar =
        $"<m:GetFolder><m:FolderShape><t:BaseShape>AllProperties</t:BaseShape></m:FolderShape><m:FolderIds>{Calendar}</m:FolderIds></m:GetFolder>";
}

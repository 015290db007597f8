namespace EsExchange.Ews.Items;

/// <summary>A folder every mailbox has, whatever its display name (schema type <c>DistinguishedFolderIdNameType</c>).</summary>
public enum DistinguishedFolder
{
    /// <summary>The calendar.</summary>
    Calendar,

    /// <summary>The tasks.</summary>
    Tasks,

    /// <summary>The contacts.</summary>
    Contacts,

    /// <summary>The inbox.</summary>
    Inbox,

    /// <summary>Deleted items.</summary>
    DeletedItems,
}

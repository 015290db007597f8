using System.Collections.Generic;
using NodaTime;

namespace EsExchange.Ews.Items;

/// <summary>One page of a folder's changes (schema type <c>SyncFolderItemsResponseMessageType</c>).</summary>
/// <param name="SyncState">The token to ask for what comes after this page; store it only after the page has been applied.</param>
/// <param name="IncludesLastItem">Whether nothing more is waiting.</param>
/// <param name="Changes">The changes in the server's order; may be empty. One item may appear more than once.</param>
public sealed record SyncPage(string SyncState, bool IncludesLastItem, IReadOnlyList<ItemChange> Changes);

/// <summary>One change of an item.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="ItemId">The item; its change key is null where it was deleted.</param>
/// <param name="LastModified">When it was last changed, UTC; null where it was deleted or the server did not say.</param>
/// <param name="Stamp">The eserp id it carries, see <see cref="StampProperty"/>; null where it has none or was deleted.</param>
/// <param name="ItemClass">Its class such as <c>IPM.Appointment</c>; empty where it was deleted.</param>
public sealed record ItemChange(ItemChangeKind Kind, ItemId ItemId, Instant? LastModified, string? Stamp, string ItemClass)
{
    /// <summary>Whether a calendar item stands alone or is the master of a series; null where it was deleted, or is no calendar item.</summary>
    public CalendarItemKind? CalendarKind { get; init; }
}

/// <summary>What happened to an item since the last token.</summary>
public enum ItemChangeKind
{
    /// <summary>It is new to the holder of the token.</summary>
    Created,

    /// <summary>It was changed.</summary>
    Updated,

    /// <summary>It left the folder: deleted or moved elsewhere.</summary>
    Deleted,

    /// <summary>It was marked read or unread; its content is the same.</summary>
    ReadFlagChanged,
}

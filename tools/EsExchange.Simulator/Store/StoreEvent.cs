using NodaTime;

namespace EsExchange.Simulator.Store;

/// <summary>Something that happened to an item.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When.</param>
/// <param name="Folder">The folder it is in now, or was in last.</param>
/// <param name="ItemId">Its id there.</param>
/// <param name="ChangeKey">Its version.</param>
/// <param name="OldFolder">Where a moved or copied item came from, or null.</param>
/// <param name="OldItemId">The id of what was moved or copied, or null.</param>
internal sealed record StoreEvent(StoreEventKind Kind, Instant At, Folder Folder, string ItemId, string ChangeKey, Folder? OldFolder = null, string? OldItemId = null);

/// <summary>The kinds of event that happen here (schema type NotificationEventTypeType, without its ending).</summary>
internal enum StoreEventKind
{
    Created,
    Modified,
    Deleted,
    Moved,
    Copied,
}

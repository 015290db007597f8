using EsExchange.Sync.Model;

namespace EsExchange.Eserp.Mailbox;

/// <summary>An item by what is known of it; at least one of the two is set.</summary>
/// <param name="EserpId">The appointment in eserp.</param>
/// <param name="ItemId">The item in Exchange.</param>
/// <param name="DeletedIn">The side that had reported its deletion; null for none.</param>
/// <param name="IsApproved">Whether an admin has agreed to its deletion.</param>
public sealed record PendingItem(long? EserpId, string? ItemId, Side? DeletedIn = null, bool IsApproved = false);

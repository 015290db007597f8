using EsExchange.Sync.Model;

namespace EsExchange.Eserp.Mailbox;

/// <summary>An item that was put back into eserp.</summary>
/// <param name="EserpId">Its number.</param>
/// <param name="Kept">What it shows where it was still there for others, and was left as it is; null where it was created.</param>
public sealed record RestoredItem(long EserpId, ItemContent? Kept);

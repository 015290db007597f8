using System.Collections.Generic;

namespace EsExchange.Simulator.Store;

/// <summary>The items of a mailbox's standard folders at one time.</summary>
public sealed class MailboxBackup
{
    internal MailboxBackup(IReadOnlyDictionary<string, IReadOnlyList<Item>> items) => Items = items;

    /// <summary>The items by the name of their folder.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<Item>> Items { get; }
}

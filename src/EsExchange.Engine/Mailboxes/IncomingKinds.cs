using System.Collections.Generic;
using System.Linq;
using EsExchange.Eserp.Configuration;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Mailboxes;

/// <summary>Says whose changes in Exchange matter to a mailbox's sync.</summary>
public static class IncomingKinds
{
    /// <summary>The kinds of items that the options of a connection and of a staff member let come from Exchange to eserp.</summary>
    public static IReadOnlyList<ItemKind> Of(ExchangeConnection connection, SyncedStaff staff) =>
        [.. new[] { ItemKind.Appointment, ItemKind.Task, ItemKind.Contact }.Where(kind => ItemPolicy.For(kind, connection, staff) is { IsSynced: true, ComesBack: true })];
}

using System;
using System.Linq;
using EsExchange.Engine.Identity;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Mailbox;
using EsExchange.World.Eserp;
using EsExchange.World.Exchange;

namespace EsExchange.World.Judgement;

/// <summary>The stamps of the linked items: all that survives a move of a mailbox, or the loss of what was remembered.</summary>
internal static class Stamps
{
    /// <summary>Whether every linked single item of a mailbox carries its stamp.</summary>
    public static bool AreComplete(SyncedStaff staff, EserpState eserp, ExchangeState exchange, Guid databaseId) =>
        eserp.Memories.Where(entry => entry.Key.StaffNumber == staff.StaffNumber).All(entry => entry.Value.Links.Values.All(link =>
            link is { State: not LinkState.Detached, Intent: null } && link.ItemId is { } id
            && (exchange.Show(new FolderKey(staff.EMail!, entry.Key.Kind), id) is not { } item || item.Series is not null
                || item.Marks.Stamp == new Stamp(databaseId, entry.Key.Kind).For(link.EserpId))));
}

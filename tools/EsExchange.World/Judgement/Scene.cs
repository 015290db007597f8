using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Identity;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;
using EsExchange.World.Exchange;
using EsExchange.World.Stories;
using NodaTime;

namespace EsExchange.World.Judgement;

/// <summary>All that stands on both sides at one time, and what people know of it.</summary>
/// <param name="Now">The time.</param>
/// <param name="Settings">What admins have set.</param>
/// <param name="Eserp">eserp, with all that the engine remembers there.</param>
/// <param name="Exchange">The mailboxes.</param>
/// <param name="Ledger">What people know.</param>
/// <param name="DatabaseId">The identity that the database was created with.</param>
internal sealed record Scene(Instant Now, WorldSettings Settings, EserpState Eserp, ExchangeState Exchange, Ledger Ledger, Guid DatabaseId)
{
    /// <summary>What of an item both sides can hold.</summary>
    public Func<ItemContent, ItemContent> Form { get; init; } = content => EserpForm.Of(WorldExchange.Form(Settings.TypesOf(content.Kind).Show(content)));

    public Stamp Stamp(ItemKind kind) => new(DatabaseId, kind);

    /// <summary>All that stands on both sides, as a text.</summary>
    public override string ToString() => string.Join("\n", Eserp.Appointments.Concat(Eserp.Tasks).Concat(Eserp.Contacts).Select(row => $"{row.Key} {row.Value.Content}")
        .Concat(Exchange.Folders.OrderBy(folder => folder.Key.ToString(), StringComparer.Ordinal).SelectMany(folder => folder.Value.Items.Values).Select(item => $"{item.Id} {item.ChangeKey} {item.Content}")));
}

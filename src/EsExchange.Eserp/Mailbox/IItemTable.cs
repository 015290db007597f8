using System.Collections.Generic;
using EsExchange.Eserp.Database;
using EsExchange.Sync.Model;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The items of one kind of one staff member, read and written through the views.</summary>
internal interface IItemTable
{
    /// <summary>The kind of item.</summary>
    ItemKind Kind { get; }

    /// <summary>The view that says which items concern which staff member; it has the columns <see cref="IdColumn"/> and <c>StaffNumber</c>.</summary>
    string Owners { get; }

    /// <summary>The column that numbers the items.</summary>
    string IdColumn { get; }

    /// <summary>Loads items in few queries, without those that do not concern the staff member.</summary>
    List<EserpItem> Load(Session db, IReadOnlyCollection<long> ids);

    /// <summary>Creates an item.</summary>
    /// <returns>Its number.</returns>
    long Create(Session db, ItemContent content, SeriesKey? series);

    /// <summary>Sets the fields of an item.</summary>
    void Update(Session db, long id, ItemContent content, SeriesKey? series);

    /// <summary>Takes the staff member out of an item, and deletes it when nobody is left.</summary>
    void Delete(Session db, long id);

    /// <summary>Whether the item concerns the staff member; until the transaction ends nobody else changes it.</summary>
    bool Lock(Session db, long id);

    /// <summary>What eserp shows of a content that was written to it; idempotent.</summary>
    ItemContent ToForm(ItemContent content);
}

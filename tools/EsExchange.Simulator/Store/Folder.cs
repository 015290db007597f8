using System;
using System.Collections.Generic;
using System.Linq;

namespace EsExchange.Simulator.Store;

/// <summary>A folder of a mailbox. Its members may be called from any thread.</summary>
public sealed class Folder
{
    private readonly Dictionary<long, Item> _items = [];
    private ChangeLog? _log;

    internal Folder(Mailbox mailbox, int number, Folder? parent, string name, string? folderClass, string? distinguishedName)
    {
        Mailbox = mailbox;
        Number = number;
        Parent = parent;
        DisplayName = name;
        FolderClass = folderClass;
        DistinguishedName = distinguishedName;
    }

    public Mailbox Mailbox { get; }

    public Folder? Parent { get; internal set; }

    public string DisplayName { get; internal set; }

    /// <summary>For instance <c>IPF.Appointment</c>; null for the folders above the mail folders.</summary>
    public string? FolderClass { get; internal set; }

    /// <summary>The name clients know a standard folder by, for instance <c>calendar</c>; null for any other.</summary>
    public string? DistinguishedName { get; }

    /// <summary>The opaque id.</summary>
    public string FolderId => EntryId.Encode(Mailbox.Id, Number, 0);

    /// <summary>The opaque version of the folder's own properties.</summary>
    public string ChangeKey => Store.ChangeKey.Encode(Mailbox.Id, Version);

    internal int Number { get; }

    internal long Version { get; set; } = 1;

    internal int CreatedEntry { get; set; }

    internal int LastEntry { get; set; }

    internal ChangeLog Log => _log ??= new ChangeLog();

    internal IReadOnlyDictionary<long, Item> Live => _items;

    public int Count
    {
        get
        {
            lock (Mailbox.Gate)
                return _items.Count;
        }
    }

    /// <summary>All items, oldest first, as they are at this moment.</summary>
    public IReadOnlyList<Item> List()
    {
        lock (Mailbox.Gate)
            return [.. _items.Values.OrderBy(i => i.Number).Select(i => i.Clone())];
    }

    /// <summary>All items of one kind, oldest first, as they are at this moment.</summary>
    public IReadOnlyList<T> List<T>()
        where T : Item => [.. List().OfType<T>()];

    /// <summary>The item with this id, or null where there is none.</summary>
    public Item? Find(string itemId)
    {
        lock (Mailbox.Gate)
            return Locate(itemId)?.Clone();
    }

    /// <summary>Adds a copy of an item and returns what was stored, with its id, as a user's entry does.</summary>
    public T Add<T>(T item)
        where T : Item
    {
        ArgumentNullException.ThrowIfNull(item);
        lock (Mailbox.Gate)
            return (T)Insert((T)item.Clone(), Mailbox.DisplayName).Clone();
    }

    /// <summary>Changes an item as its user does in Outlook: another ChangeKey, an entry in the change log.</summary>
    /// <returns>The item as it is now.</returns>
    /// <exception cref="KeyNotFoundException">No such item is in this folder.</exception>
    public T Change<T>(string itemId, Action<T> change)
        where T : Item
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (Mailbox.Gate)
        {
            var current = Locate(itemId) ?? throw new KeyNotFoundException("No such item in " + DisplayName + ".");
            var next = (T)current.Clone();
            change(next);
            return (T)Replace(current, next, Mailbox.DisplayName).Clone();
        }
    }

    /// <summary>Deletes an item for good; false where it is not there.</summary>
    public bool Delete(string itemId)
    {
        lock (Mailbox.Gate)
        {
            var item = Locate(itemId);
            if (item is null)
                return false;
            Remove(item);
            return true;
        }
    }

    internal Item? Locate(string itemId) =>
        EntryId.TryDecode(itemId, out var mailbox, out var folder, out var number) && mailbox == Mailbox.Id && folder == Number
            ? _items.GetValueOrDefault(number)
            : null;

    /// <summary>Stores a new item under a new number. The caller holds the mailbox's gate.</summary>
    internal Item Insert(Item item, string author)
    {
        item.Folder = this;
        item.Number = Mailbox.NextNumber();
        Stamp(item, author);
        item.Created = item.LastModified;
        if (item is CalendarItem { Uid: null } appointment)
            appointment.Uid = Mailbox.NewGlobalObjectId(item.Number);
        _items.Add(item.Number, item);
        Log.Created(item);
        return item;
    }

    /// <summary>Puts a changed copy in the place of an item. The caller holds the mailbox's gate.</summary>
    internal Item Replace(Item current, Item next, string author, bool readFlagOnly = false)
    {
        next.Folder = this;
        next.Number = current.Number;
        next.CreatedEntry = current.CreatedEntry;
        Stamp(next, author);
        _items[current.Number] = next;
        Log.Changed(next, readFlagOnly);
        return next;
    }

    /// <summary>Takes an item out. The caller holds the mailbox's gate.</summary>
    internal void Remove(Item item)
    {
        _items.Remove(item.Number);
        Log.Deleted(item);
    }

    private void Stamp(Item item, string author)
    {
        item.Version = Mailbox.NextVersion();
        item.LastModified = Mailbox.Now();
        item.LastModifiedName = author;
    }
}

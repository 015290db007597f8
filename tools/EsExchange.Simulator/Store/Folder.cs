using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Simulator.Store.Recurring;
using NodaTime;

namespace EsExchange.Simulator.Store;

/// <summary>A folder of a mailbox. Its members may be called from any thread.</summary>
public sealed class Folder
{
    private readonly Dictionary<long, Item> _items = [];
    private ChangeLog? _log;
    private Dictionary<string, UserConfiguration>? _configurations;

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

    /// <summary>Whether clients may create, change and delete nothing in it.</summary>
    public bool IsReadOnly { get; set; }

    internal int Number { get; }

    internal long Version { get; set; } = 1;

    internal int CreatedEntry { get; set; }

    internal int LastEntry { get; set; }

    /// <summary>Sync states of another epoch are invalid.</summary>
    internal int Epoch { get; private set; } = 1;

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

    /// <summary>The item or occurrence with this id, or null where there is none.</summary>
    public Item? Find(string itemId)
    {
        lock (Mailbox.Gate)
            return Located(itemId)?.Clone();
    }

    /// <summary>Adds a copy of an item and returns what was stored, with its id, as a user's entry does.</summary>
    public T Add<T>(T item)
        where T : Item
    {
        ArgumentNullException.ThrowIfNull(item);
        lock (Mailbox.Gate)
            return (T)Insert((T)item.Clone(), Mailbox.DisplayName).Clone();
    }

    /// <summary>The configuration of a name, or null (MS-OXOCFG 2.2.1).</summary>
    public UserConfiguration? Configuration(string name)
    {
        lock (Mailbox.Gate)
            return _configurations?.GetValueOrDefault(name);
    }

    /// <summary>Stores a configuration, in the place of the one of that name if there is one.</summary>
    public UserConfiguration SetConfiguration(string name, UserConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        lock (Mailbox.Gate)
        {
            var known = Configuration(name);
            return (_configurations ??= new(StringComparer.OrdinalIgnoreCase))[name] = configuration with
            {
                ItemId = known?.ItemId ?? EntryId.Encode(Mailbox.Id, Number, Mailbox.NextNumber()),
                ChangeKey = Store.ChangeKey.Encode(Mailbox.Id, Mailbox.NextVersion()),
            };
        }
    }

    /// <summary>Deletes a configuration; false where there is none of that name.</summary>
    public bool RemoveConfiguration(string name)
    {
        lock (Mailbox.Gate)
            return _configurations?.Remove(name) == true;
    }

    /// <summary>Changes an item or one occurrence as its user does in Outlook: another ChangeKey, an entry in the change log.</summary>
    /// <returns>The item as it is now.</returns>
    /// <exception cref="KeyNotFoundException">No such item is in this folder.</exception>
    public T Change<T>(string itemId, Action<T> change)
        where T : Item
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (Mailbox.Gate)
        {
            var current = Located(itemId) ?? throw new KeyNotFoundException("No such item in " + DisplayName + ".");
            var next = (T)current.Clone();
            change(next);
            return (T)Replace(current, next, Mailbox.DisplayName).Clone();
        }
    }

    /// <summary>Deletes an item or one occurrence for good; false where it is not there.</summary>
    public bool Delete(string itemId)
    {
        lock (Mailbox.Gate)
        {
            var item = Located(itemId);
            if (item is null)
                return false;
            Remove(item, Mailbox.DisplayName);
            return true;
        }
    }

    /// <summary>What of a calendar lies at least in part between two instants, by start: single items, occurrences and exceptions.</summary>
    public IReadOnlyList<CalendarItem> View(Instant from, Instant until)
    {
        lock (Mailbox.Gate)
        {
            return
            [
                .. _items.Values.OfType<CalendarItem>()
                    .SelectMany(i => i.Recurrence is null ? i.Overlaps(from, until) ? [(CalendarItem)i.Clone()] : [] : new Series(i).Between(from, until))
                    .OrderBy(i => i.Start).ThenBy(i => i.Number),
            ];
        }
    }

    /// <summary>The item or occurrence with an id; the caller holds the mailbox's gate.</summary>
    internal Item? Locate(EntryId id)
    {
        if (id.Mailbox != Mailbox.Id || id.Folder != Number || !_items.TryGetValue(id.Item, out var item))
            return null;
        if (id.Occurrence is not { } date)
            return item;
        return item is CalendarItem { Recurrence: not null } master ? new Series(master).Find(date) : null;
    }

    /// <summary>Stores a new item under a new number. The caller holds the mailbox's gate.</summary>
    /// <exception cref="StoreRefusal">Its recurrence makes no sense.</exception>
    internal Item Insert(Item item, string author) => Enter(item, author, StoreEventKind.Created, null);

    /// <summary>Stores a copy of an item from elsewhere. The caller holds the mailbox's gate.</summary>
    internal Item Copy(Item item, string author) => Enter(item.Clone(), author, StoreEventKind.Copied, item);

    /// <summary>Takes an item out of its folder and stores it here, under another id. The caller holds the mailbox's gate.</summary>
    internal Item Move(Item item, string author)
    {
        item.Folder!.Take(item);
        return Enter(item.Clone(), author, StoreEventKind.Moved, item);
    }

    /// <summary>Makes every sync state that was handed out invalid. The caller holds the mailbox's gate.</summary>
    internal void ForgetSyncStates() => Epoch++;

    /// <summary>Puts items in the place of all that are here, with the ids and versions that they have. The caller holds the mailbox's gate.</summary>
    internal void Restore(IEnumerable<Item> items)
    {
        _items.Clear();
        _log = null;
        ForgetSyncStates();
        foreach (var item in items.Select(i => i.Clone()))
        {
            _items.Add(item.Number, item);
            Log.Created(item);
        }
    }

    /// <summary>Stores copies of all items of another mailbox's folder under ids of this one. The caller holds this mailbox's gate.</summary>
    internal void TakeOver(Folder other)
    {
        foreach (var item in other.List())
        {
            var taken = Enter(item.Clone(), item.LastModifiedName, StoreEventKind.Copied, item);
            taken.Created = item.Created;
            taken.LastModified = item.LastModified;
        }
    }

    private Item Enter(Item item, string author, StoreEventKind kind, Item? origin)
    {
        if (item is CalendarItem calendarItem)
        {
            calendarItem.OccurrenceDate = null;
            Series.Settle(calendarItem, null);
        }
        else if (item is TaskItem task)
        {
            TaskSeries.Settle(task, null, Mailbox.Now());
            task.ChangeCount = 1;
        }

        item.Folder = this;
        item.Number = Mailbox.NextNumber();
        Stamp(item, author);
        item.Created = item.LastModified;
        if (item is CalendarItem { Uid: null } appointment)
            appointment.Uid = Mailbox.NewGlobalObjectId(item.Number);
        _items.Add(item.Number, item);
        Log.Created(item);
        Mailbox.Tell(kind, item, origin);
        return item;
    }

    /// <summary>Puts a changed copy in the place of an item; an occurrence's becomes an exception of its series. The caller holds the mailbox's gate.</summary>
    /// <exception cref="StoreRefusal">The recurrence makes no sense, or an occurrence would come to or past its neighbours.</exception>
    internal Item Replace(Item current, Item next, string author, bool readFlagOnly = false)
    {
        if (next is CalendarItem { OccurrenceDate: { } date } occurrence)
        {
            var master = (CalendarItem)_items[current.Number];
            return new Series((CalendarItem)Put(master, new Series(master).With(occurrence), author, false)).Find(date)!;
        }

        if (next is CalendarItem appointment)
            Series.Settle(appointment, (CalendarItem)current);
        if (next is TaskItem task)
            next = Completed(task, (TaskItem)current, author);
        return Put(current, next, author, readFlagOnly);
    }

    /// <summary>Leaves out one date of a recurring task, which goes with its last one. The caller holds the mailbox's gate.</summary>
    internal void Skip(TaskItem task, string author)
    {
        if (task.Recurrence is not null && TaskSeries.Next(task, task.DueDate ?? Mailbox.Now().InUtc().Date) is { } next)
            Put(task, next, author, false);
        else
            Remove(task, author);
    }

    /// <summary>What takes a task's place: the task, or, where a recurring one was completed, what follows, with a completed copy left behind.</summary>
    private TaskItem Completed(TaskItem task, TaskItem before, string author)
    {
        TaskSeries.Settle(task, before, Mailbox.Now());
        task.ChangeCount = before.ChangeCount + 1;
        if (task.Recurrence is null || !task.IsComplete || before.IsComplete || TaskSeries.Next(task, task.CompleteDate!.Value.InUtc().Date) is not { } next)
            return task;
        var done = (TaskItem)task.Clone();
        done.Recurrence = null;
        Insert(done, author);
        return next;
    }

    private Item Put(Item current, Item next, string author, bool readFlagOnly)
    {
        next.Folder = this;
        next.Number = current.Number;
        next.CreatedEntry = current.CreatedEntry;
        Stamp(next, author);
        _items[current.Number] = next;
        Log.Changed(next, readFlagOnly);
        Mailbox.Tell(StoreEventKind.Modified, next);
        return next;
    }

    /// <summary>Takes an item out, or an occurrence out of its series, which goes with its last one. The caller holds the mailbox's gate.</summary>
    internal void Remove(Item item, string author)
    {
        if (item is CalendarItem { OccurrenceDate: { } date } && _items[item.Number] is CalendarItem master && new Series(master).Without(date) is { } rest)
        {
            Put(master, rest, author, false);
            return;
        }

        Take(item);
        Mailbox.Tell(StoreEventKind.Deleted, item);
    }

    private void Take(Item item)
    {
        _items.Remove(item.Number);
        Log.Deleted(item);
    }

    private Item? Located(string itemId) => EntryId.TryDecode(itemId, out var id) ? Locate(id) : null;

    private void Stamp(Item item, string author)
    {
        item.Version = Mailbox.NextVersion();
        item.LastModified = Mailbox.Now();
        item.LastModifiedName = author;
    }
}

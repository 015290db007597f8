using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using NodaTime;

namespace EsExchange.Simulator.Store;

/// <summary>One mailbox with its folders. Its members may be called from any thread; each mailbox has its own lock.</summary>
public sealed class Mailbox
{
    private readonly Dictionary<int, Folder> _folders = [];
    private readonly Dictionary<string, Folder> _distinguished = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _deletedFolders = [];
    private readonly TimeProvider _time;
    private long _version = 1;
    private long _number;
    private int _folderNumber;
    private int _hierarchyHead;

    internal Mailbox(string address, string displayName, Guid id, TimeProvider time)
    {
        Address = address;
        DisplayName = displayName;
        Id = id;
        _time = time;
        foreach (var (name, parent, display, folderClass) in StandardFolders.All)
            _distinguished[name] = Enter(parent is null ? null : _distinguished[parent], display, folderClass, name);
    }

    /// <summary>The primary SMTP address.</summary>
    public string Address { get; internal set; }

    public string DisplayName { get; }

    public Folder Calendar => _distinguished["calendar"];

    public Folder Tasks => _distinguished["tasks"];

    public Folder Contacts => _distinguished["contacts"];

    public Folder DeletedItems => _distinguished["deleteditems"];

    /// <summary>All folders, parents before their children.</summary>
    public IReadOnlyList<Folder> Folders
    {
        get
        {
            lock (Gate)
                return [.. _folders.Values];
        }
    }

    /// <summary>Called with the gate held after something happened to an item.</summary>
    internal event Action<StoreEvent>? Happened;

    internal void Tell(StoreEventKind kind, Item item, Item? origin = null) => Happened?.Invoke(
        new StoreEvent(kind, Now(), item.Folder!, item.ItemId, item.ChangeKey, origin?.Folder, origin?.ItemId));

    internal Lock Gate { get; } = new();

    internal Guid Id { get; }

    /// <summary>The position of the newest change of a folder's own properties.</summary>
    internal int HierarchyHead => _hierarchyHead;

    /// <summary>Deleted folders by number, with the position of their deletion.</summary>
    internal IReadOnlyDictionary<int, int> DeletedFolders => _deletedFolders;

    /// <summary>A standard folder, or null for a name this server has no folder for.</summary>
    public Folder? Distinguished(string name) => _distinguished.GetValueOrDefault(name);

    /// <summary>Adds a folder below another.</summary>
    public Folder AddFolder(Folder parent, string name, string? folderClass)
    {
        lock (Gate)
            return Enter(parent, name, folderClass, null);
    }

    /// <summary>Removes a folder with all below it.</summary>
    public void RemoveFolder(Folder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        lock (Gate)
        {
            foreach (var child in _folders.Values.Where(f => f.Parent == folder).ToList())
                RemoveFolder(child);
            _folders.Remove(folder.Number);
            _deletedFolders[folder.Number] = ++_hierarchyHead;
        }
    }

    /// <summary>Makes every sync state of the mailbox invalid, as a server does that lost what it knew of them.</summary>
    public void ForgetSyncStates()
    {
        lock (Gate)
        {
            foreach (var folder in _folders.Values)
                folder.ForgetSyncStates();
        }
    }

    /// <summary>All items of the standard folders as they are now.</summary>
    public MailboxBackup Backup()
    {
        lock (Gate)
            return new MailboxBackup(_distinguished.ToDictionary(f => f.Key, f => (IReadOnlyList<Item>)[.. f.Value.Live.Values]));
    }

    /// <summary>Puts the items of the standard folders back as they were, ids and versions too; every sync state is invalid then.</summary>
    public void Restore(MailboxBackup backup)
    {
        ArgumentNullException.ThrowIfNull(backup);
        lock (Gate)
        {
            foreach (var (name, items) in backup.Items)
                _distinguished[name].Restore(items);
        }
    }

    internal void RenameFolder(Folder folder, string name)
    {
        folder.DisplayName = name;
        folder.Version = NextVersion();
        folder.LastEntry = ++_hierarchyHead;
    }

    internal Folder? FolderByNumber(int number) => _folders.GetValueOrDefault(number);

    internal long NextVersion() => ++_version;

    internal long NextNumber() => ++_number;

    internal Instant Now() => Instant.FromDateTimeOffset(_time.GetUtcNow());

    /// <summary>A global object id (MS-OXOCAL 2.2.1.27): class id, no instance date, creation time and a unique part.</summary>
    internal string NewGlobalObjectId(long number) => string.Create(
        CultureInfo.InvariantCulture,
        $"040000008200E00074C5B7101A82E00800000000{_time.GetUtcNow().ToFileTime():X16}000000000000000010000000{number:X16}{Id.GetHashCode():X16}");

    private Folder Enter(Folder? parent, string name, string? folderClass, string? distinguished)
    {
        var folder = new Folder(this, ++_folderNumber, parent, name, folderClass, distinguished);
        folder.CreatedEntry = folder.LastEntry = ++_hierarchyHead;
        _folders.Add(folder.Number, folder);
        return folder;
    }
}

using System;
using System.Collections.Generic;
using NodaTime;

namespace EsExchange.Simulator.Store;

/// <summary>
/// What every kind of item has. An item inside a folder never changes in place: a change makes a copy, which then takes
/// its place, so a reference handed out stays what it was.
/// </summary>
public abstract class Item
{
    private Dictionary<ExtendedPropertyKey, IReadOnlyList<string>>? _extended;

    /// <summary>The MAPI message class, for instance <c>IPM.Appointment</c>.</summary>
    public required string ItemClass { get; set; }

    public string Subject { get; set; } = string.Empty;

    public ItemBody Body { get; set; } = ItemBody.Empty;

    public Sensitivity Sensitivity { get; set; }

    public Importance Importance { get; set; } = Importance.Normal;

    /// <summary>The identifier of the message this answers, or empty.</summary>
    public string InReplyTo { get; set; } = string.Empty;

    /// <summary>The language, for instance <c>de-DE</c>, or empty.</summary>
    public string Culture { get; set; } = string.Empty;

    /// <summary>Category names, in order.</summary>
    public IReadOnlyList<string> Categories { get; set; } = [];

    public bool ReminderIsSet { get; set; }

    public int ReminderMinutesBeforeStart { get; set; }

    /// <summary>When the reminder was moved to by the user (tasks), or null where it follows from the start.</summary>
    public Instant? ReminderDueBy { get; set; }

    public Instant Created { get; internal set; }

    public Instant LastModified { get; internal set; }

    /// <summary>Display name of whoever wrote last.</summary>
    public string LastModifiedName { get; internal set; } = string.Empty;

    /// <summary>The opaque id, stable until the item is moved; empty before the item is in a folder.</summary>
    public virtual string ItemId => Folder is null ? string.Empty : EntryId.Encode(Folder.Mailbox.Id, Folder.Number, Number);

    /// <summary>The opaque version, another one after each write; empty before the item is in a folder.</summary>
    public string ChangeKey => Folder is null ? string.Empty : Store.ChangeKey.Encode(Folder.Mailbox.Id, Version);

    internal Folder? Folder { get; set; }

    internal long Number { get; set; }

    internal long Version { get; set; }

    /// <summary>The place of the entry in the folder's change log that created the item there.</summary>
    internal int CreatedEntry { get; set; }

    /// <summary>The place of the newest entry for the item in the folder's change log.</summary>
    internal int LastEntry { get; set; }

    /// <summary>Properties set by clients under their own names.</summary>
    public IReadOnlyDictionary<ExtendedPropertyKey, IReadOnlyList<string>> Extended => _extended ?? NoProperties;

    private static readonly Dictionary<ExtendedPropertyKey, IReadOnlyList<string>> NoProperties = [];

    /// <summary>Sets an extended property.</summary>
    public void SetExtended(ExtendedPropertyKey key, params IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(key);
        (_extended ??= [])[key] = values;
    }

    /// <summary>Removes an extended property if it is there.</summary>
    public void RemoveExtended(ExtendedPropertyKey key) => _extended?.Remove(key);

    /// <summary>A rough size in bytes, as Exchange shows it.</summary>
    internal virtual int Size => 1024 + (2 * (Subject.Length + Body.Content.Length));

    /// <summary>The instant a reminder counts back from, or null where there is none.</summary>
    internal virtual Instant? ReminderBase => null;

    internal Item Clone()
    {
        var copy = (Item)MemberwiseClone();
        if (_extended is not null)
            copy._extended = new Dictionary<ExtendedPropertyKey, IReadOnlyList<string>>(_extended);
        return copy;
    }
}

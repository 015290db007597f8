using System.Collections.Generic;
using EsExchange.Sync.Model;
using EsExchange.World.Network;

namespace EsExchange.World.Stories;

/// <summary>A step of a story. What a step cannot find to do it leaves undone, so that a story stays one when steps are taken out.</summary>
internal abstract record Step
{
    /// <summary>People do something.</summary>
    /// <param name="Side">On which side.</param>
    /// <param name="Deed">What.</param>
    /// <param name="Kind">To which kind of item.</param>
    /// <param name="Mailbox">Who, by number.</param>
    /// <param name="Pick">To which item, counted round.</param>
    /// <param name="Choice">Chooses among variants, such as the field.</param>
    public sealed record People(Side Side, Deed Deed, ItemKind Kind, int Mailbox, int Pick, int Choice) : Step
    {
        public override string ToString() => $"{(Side == Side.Eserp ? "eserp" : "Exchange")}: {Deed} {Kind} {Pick} of staff {Mailbox} ({Choice})";
    }

    /// <summary>The engine runs.</summary>
    public sealed record Run(IReadOnlyList<Trouble> Troubles) : Step
    {
        public override string ToString() => Troubles.Count == 0 ? "run" : $"run with {string.Join(", ", Troubles)}";
    }

    /// <summary>Time passes.</summary>
    public sealed record Wait(int Minutes) : Step
    {
        public override string ToString() => $"wait {Minutes} minutes";
    }

    /// <summary>An admin changes an option.</summary>
    public sealed record Option(WorldOption Which, int Mailbox, int Value) : Step
    {
        public override string ToString() => $"option {Which} of staff {Mailbox} to {Value}";
    }

    /// <summary>A disaster strikes.</summary>
    public sealed record Strike(Disaster Disaster, int Mailbox) : Step
    {
        public override string ToString() => $"{Disaster} (staff {Mailbox})";
    }
}

/// <summary>What people do.</summary>
internal enum Deed
{
    Create,
    Edit,
    Move,
    Delete,
    Copy,
    TurnPrivate,
    TurnPublic,
    TurnMeeting,
    TurnSeries,
    TurnSingle,
    ShiftSeries,
    EditOccurrence,
    MoveOccurrence,
    DeleteOccurrence,

    /// <summary>Another activity type, or another category.</summary>
    Retype,

    /// <summary>What the engine has put into the text of an item is taken out.</summary>
    ClearBlock,

    /// <summary>Other equipment.</summary>
    Equip,
    Share,
}

/// <summary>The options that admins change.</summary>
internal enum WorldOption
{
    DeleteInExchange,
    DeleteInEserp,
    NoPrivate,
    ConflictRule,

    /// <summary>Whether the staff member is synced at all.</summary>
    IsSynced,

    /// <summary>How many deletions wait for an admin.</summary>
    DeleteLimit,

    /// <summary>Whether activity types are kept in step with categories.</summary>
    SyncActivityTypes,

    /// <summary>The activity type of items that show none.</summary>
    DefaultActivityType,

    /// <summary>The name of an activity type.</summary>
    ActivityTypeName,

    /// <summary>Whether equipment is shown in the text.</summary>
    EquipmentAsText,

    /// <summary>Whether the staff member gets eserp's contact persons.</summary>
    ContactTransfer,

    /// <summary>Whether changes of contact persons in Outlook go to eserp.</summary>
    AddressBookSync,
}

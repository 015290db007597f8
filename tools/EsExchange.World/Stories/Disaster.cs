namespace EsExchange.World.Stories;

/// <summary>What befalls the servers.</summary>
internal enum Disaster
{
    /// <summary>A backup of eserp is made; nothing is lost yet.</summary>
    BackupEserp,

    /// <summary>eserp is restored from the last backup.</summary>
    RestoreEserp,

    /// <summary>A backup of Exchange is made; nothing is lost yet.</summary>
    BackupExchange,

    /// <summary>Exchange is restored from the last backup.</summary>
    RestoreExchange,

    /// <summary>Exchange forgets its tokens.</summary>
    LoseTokens,

    /// <summary>A mailbox is moved: all ids are new.</summary>
    MoveMailbox,

    /// <summary>What was remembered of a mailbox is lost.</summary>
    LoseLinks,

    /// <summary>A mailbox gets another address.</summary>
    RenameMailbox,

    /// <summary>A staff member gets a new, empty mailbox at another address; the old one is gone.</summary>
    ReplaceMailbox,

    /// <summary>An admin moves a staff member to the other connection.</summary>
    MoveStaff,

    /// <summary>Exchange's clock goes wrong by an hour.</summary>
    SkewClock,
}

namespace EsExchange.Eserp.Configuration.Transfer;

/// <summary>One difference between a file and the database.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Kind">What it is done to.</param>
/// <param name="Name">Which one: the connection's name, or the number of the staff member or the activity type.</param>
/// <param name="Option">The option that changes; null where the whole is created or removed.</param>
/// <param name="Before">Its value before, as text; null for none.</param>
/// <param name="After">Its value afterwards, as text; null for none.</param>
public sealed record ConfigurationChange(ConfigurationAction Action, ConfigurationKind Kind, string Name, string? Option = null, string? Before = null, string? After = null);

/// <summary>What is done to a part of the configuration.</summary>
public enum ConfigurationAction
{
    /// <summary>It is created.</summary>
    Create,

    /// <summary>It is changed.</summary>
    Change,

    /// <summary>It is removed.</summary>
    Remove,
}

/// <summary>The kinds of parts of the configuration.</summary>
public enum ConfigurationKind
{
    /// <summary>A connection.</summary>
    Connection,

    /// <summary>A synced staff member.</summary>
    SyncedStaff,

    /// <summary>The colour of an activity type's category.</summary>
    ActivityCategory,
}

using EsExchange.Eserp.Configuration.Transfer;

namespace EsExchange.PowerShell.Output;

/// <summary>One difference between a file of the configuration and the database.</summary>
public sealed class EsConfigurationChange
{
    internal EsConfigurationChange(ConfigurationChange change)
    {
        Action = change.Action.ToString();
        Kind = change.Kind.ToString();
        Name = change.Name;
        Option = change.Option;
        Before = change.Before;
        After = change.After;
    }

    /// <summary>Create, Change or Remove.</summary>
    public string Action { get; }

    /// <summary>Connection, SyncedStaff or ActivityCategory.</summary>
    public string Kind { get; }

    /// <summary>The connection's name, or the number of the staff member or the activity type.</summary>
    public string Name { get; }

    /// <summary>The option that changes; null where the whole is created or removed.</summary>
    public string? Option { get; }

    /// <summary>Its value before.</summary>
    public string? Before { get; }

    /// <summary>Its value afterwards.</summary>
    public string? After { get; }
}

using EsExchange.Eserp.Configuration;

namespace EsExchange.Eserp.Mailbox;

/// <summary>How a connection wants the items of eserp shown and written.</summary>
internal sealed class ItemOptions
{
    /// <summary>Reads the options of a connection for one kind of item.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="defaultActivityType">The activity type of new items; null: eserp's first one.</param>
    public ItemOptions(ExchangeConnection connection, int? defaultActivityType)
    {
        Priorities = new PriorityMap(connection);
        DefaultActivityType = defaultActivityType;
        SyncsActivityTypes = connection.SyncActivityTypes;
        ShowsPriority = connection.PriorityAsText;
        ShowsEquipment = connection.EquipmentAsText;
    }

    /// <summary>Which priority stands for which importance.</summary>
    public PriorityMap Priorities { get; }

    /// <summary>The activity type of new items; null: eserp's first one.</summary>
    public int? DefaultActivityType { get; }

    /// <summary>Whether activity types are kept in step.</summary>
    public bool SyncsActivityTypes { get; }

    /// <summary>Whether the priority is shown in the text.</summary>
    public bool ShowsPriority { get; }

    /// <summary>Whether equipment is shown in the text.</summary>
    public bool ShowsEquipment { get; }

    /// <summary>The activity type that a content shows; null where they are not kept in step.</summary>
    public int? ShowActivityType(long? number) => SyncsActivityTypes ? (int?)number ?? DefaultActivityType : null;
}

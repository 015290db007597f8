namespace EsExchange.Sync.Model;

/// <summary>The importance of an item; the names are those of the schema type <c>ImportanceChoicesType</c>.</summary>
public enum Importance
{
    /// <summary>Low.</summary>
    Low,

    /// <summary>Normal.</summary>
    Normal,

    /// <summary>High.</summary>
    High,
}

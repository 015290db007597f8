namespace EsExchange.Sync.Model;

/// <summary>One of the two sides that are kept in step.</summary>
public enum Side
{
    /// <summary>The ERP.</summary>
    Eserp,

    /// <summary>The Exchange mailbox.</summary>
    Exchange,
}

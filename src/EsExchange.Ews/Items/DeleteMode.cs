namespace EsExchange.Ews.Items;

/// <summary>What happens to a deleted item (schema type <c>DisposalType</c>).</summary>
public enum DeleteMode
{
    /// <summary>It goes to the mailbox's deleted items, where its owner finds it.</summary>
    MoveToDeletedItems,

    /// <summary>It goes to the recoverable items, where an admin finds it.</summary>
    SoftDelete,

    /// <summary>It is gone.</summary>
    HardDelete,
}

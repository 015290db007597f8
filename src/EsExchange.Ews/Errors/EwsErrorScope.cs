namespace EsExchange.Ews.Errors;

/// <summary>How far an error reaches.</summary>
public enum EwsErrorScope
{
    /// <summary>One item; the rest of the mailbox goes on.</summary>
    Item,

    /// <summary>One mailbox; the other mailboxes go on.</summary>
    Mailbox,

    /// <summary>The whole connection.</summary>
    Connection,
}

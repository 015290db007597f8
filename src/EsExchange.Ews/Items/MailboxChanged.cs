namespace EsExchange.Ews.Items;

/// <summary>Something may have changed in a mailbox's folders; what, SyncFolderItems tells.</summary>
/// <param name="Address">The mailbox's address as it was given.</param>
public sealed record MailboxChanged(string Address);

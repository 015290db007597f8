namespace EsExchange.Simulator.Store;

/// <summary>The folders that every mailbox has, parents first (schema type DistinguishedFolderIdNameType).</summary>
internal static class StandardFolders
{
    public static readonly (string Distinguished, string? Parent, string Name, string? Class)[] All =
    [
        ("root", null, "Root", null),
        ("msgfolderroot", "root", "Top of Information Store", null),
        ("searchfolders", "root", "Finder", null),
        ("recoverableitemsroot", "root", "Recoverable Items", null),
        ("recoverableitemsdeletions", "recoverableitemsroot", "Deletions", null),
        ("inbox", "msgfolderroot", "Inbox", "IPF.Note"),
        ("calendar", "msgfolderroot", "Calendar", "IPF.Appointment"),
        ("tasks", "msgfolderroot", "Tasks", "IPF.Task"),
        ("contacts", "msgfolderroot", "Contacts", "IPF.Contact"),
        ("deleteditems", "msgfolderroot", "Deleted Items", "IPF.Note"),
        ("drafts", "msgfolderroot", "Drafts", "IPF.Note"),
        ("sentitems", "msgfolderroot", "Sent Items", "IPF.Note"),
        ("outbox", "msgfolderroot", "Outbox", "IPF.Note"),
        ("junkemail", "msgfolderroot", "Junk Email", "IPF.Note"),
        ("journal", "msgfolderroot", "Journal", "IPF.Journal"),
        ("notes", "msgfolderroot", "Notes", "IPF.StickyNote"),
    ];
}

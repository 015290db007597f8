namespace EsExchange.PowerShell.StaffSync;

/// <summary>Which of the synced staff is meant.</summary>
/// <param name="Connections">Names of connections, with wildcards; null for any.</param>
/// <param name="Names">Names, mailbox addresses or numbers, with wildcards; null for all.</param>
internal sealed record StaffChoice(string[]? Connections, string[]? Names);

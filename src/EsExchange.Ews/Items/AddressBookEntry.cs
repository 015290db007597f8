namespace EsExchange.Ews.Items;

/// <summary>An entry of the organisation's address book (schema type <c>EmailAddressType</c>).</summary>
/// <param name="Name">The display name; may be empty.</param>
/// <param name="Address">The SMTP address; may be empty.</param>
/// <param name="MailboxType">What it is: <c>Mailbox</c>, <c>PublicDL</c>, <c>Contact</c> and so on; empty where the server did not say.</param>
public sealed record AddressBookEntry(string Name, string Address, string MailboxType);

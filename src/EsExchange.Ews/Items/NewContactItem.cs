using System.Collections.Generic;
using NodaTime;

namespace EsExchange.Ews.Items;

/// <summary>A contact to be created; its subject is what lists show of it.</summary>
public sealed record NewContactItem : NewItem
{
    /// <summary>The texts that are not empty.</summary>
    public IReadOnlyDictionary<ContactField, string> Texts { get; init; } = new Dictionary<ContactField, string>();

    /// <summary>The birthday; null for none.</summary>
    public LocalDate? Birthday { get; init; }

    /// <summary>From what Outlook makes the name under which it files the contact.</summary>
    public ContactFiling Filing { get; init; } = ContactFiling.LastCommaFirst;

    /// <inheritdoc/>
    public override DistinguishedFolder Folder => DistinguishedFolder.Contacts;
}

/// <summary>From what Outlook makes the name under which it files a contact (schema type <c>FileAsMappingType</c>).</summary>
public enum ContactFiling
{
    /// <summary>Such as "Muster, Anna".</summary>
    LastCommaFirst,

    /// <summary>The company's name.</summary>
    Company,
}

using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Ews.Items;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Ews.Mapping;

/// <summary>Contacts of Exchange ↔ contact persons of the model.</summary>
public static class ContactMapper
{
    private static readonly IReadOnlyList<(ContactField Exchange, ItemField Model, Func<ContactContent, string> Get)> Texts =
    [
        (ContactField.GivenName, ItemField.GivenName, contact => contact.GivenName),
        (ContactField.Surname, ItemField.Surname, contact => contact.Surname),
        (ContactField.Salutation, ItemField.Salutation, contact => contact.Salutation),
        (ContactField.Nickname, ItemField.Nickname, contact => contact.Nickname),
        (ContactField.CompanyName, ItemField.Company, contact => contact.Company),
        (ContactField.Department, ItemField.Department, contact => contact.Department),
        (ContactField.EMail, ItemField.EMail, contact => contact.EMail),
        (ContactField.BusinessPhone, ItemField.BusinessPhone, contact => contact.BusinessPhone),
        (ContactField.MobilePhone, ItemField.MobilePhone, contact => contact.MobilePhone),
        (ContactField.HomePhone, ItemField.HomePhone, contact => contact.HomePhone),
        (ContactField.BusinessFax, ItemField.Fax, contact => contact.Fax),
        (ContactField.Street, ItemField.Address, contact => contact.Address.Street),
        (ContactField.PostalCode, ItemField.Address, contact => contact.Address.PostalCode),
        (ContactField.City, ItemField.Address, contact => contact.Address.City),
        (ContactField.Country, ItemField.Address, contact => contact.Address.Country),
    ];

    /// <summary>What a contact says, in the model's terms.</summary>
    /// <param name="item">The contact as read.</param>
    /// <param name="zone">The zone of the mailbox's owner, see <see cref="ExchangeDate"/>.</param>
    public static ContactContent ToContact(ContactItem item, DateTimeZone zone)
    {
        if (item is null)
            throw new ArgumentNullException(nameof(item));
        return Normalize(new ContactContent
        {
            GivenName = item.Text(ContactField.GivenName),
            Surname = item.Text(ContactField.Surname),
            Salutation = item.Text(ContactField.Salutation),
            Nickname = item.Text(ContactField.Nickname),
            Company = item.Text(ContactField.CompanyName),
            Department = item.Text(ContactField.Department),
            EMail = item.Text(ContactField.EMail),
            BusinessPhone = item.Text(ContactField.BusinessPhone),
            MobilePhone = item.Text(ContactField.MobilePhone),
            HomePhone = item.Text(ContactField.HomePhone),
            Fax = item.Text(ContactField.BusinessFax),
            Address = new PostalAddress(
                item.Text(ContactField.Street), item.Text(ContactField.PostalCode), item.Text(ContactField.City), item.Text(ContactField.Country)),
            Birthday = item.Birthday is { } birthday ? ExchangeDate.Read(birthday, zone) : null,
        });
    }

    /// <summary>What Exchange would give back of a contact person: compare with this, so that what Exchange cannot hold is no change.</summary>
    /// <remarks>Every text is one line but the street, which may have several.</remarks>
    /// <param name="contact">Any contact person.</param>
    public static ContactContent Normalize(ContactContent contact)
    {
        if (contact is null)
            throw new ArgumentNullException(nameof(contact));
        return contact with
        {
            GivenName = TextNormalizer.Line(contact.GivenName),
            Surname = TextNormalizer.Line(contact.Surname),
            Salutation = TextNormalizer.Line(contact.Salutation),
            Nickname = TextNormalizer.Line(contact.Nickname),
            Company = TextNormalizer.Line(contact.Company),
            Department = TextNormalizer.Line(contact.Department),
            EMail = TextNormalizer.Line(contact.EMail),
            BusinessPhone = TextNormalizer.Line(contact.BusinessPhone),
            MobilePhone = TextNormalizer.Line(contact.MobilePhone),
            HomePhone = TextNormalizer.Line(contact.HomePhone),
            Fax = TextNormalizer.Line(contact.Fax),
            Address = new PostalAddress(
                TextNormalizer.Body(contact.Address.Street).TrimStart(),
                TextNormalizer.Line(contact.Address.PostalCode),
                TextNormalizer.Line(contact.Address.City),
                TextNormalizer.Line(contact.Address.Country)),
        };
    }

    /// <summary>A new contact.</summary>
    /// <param name="contact">Its content.</param>
    /// <param name="stamp">The eserp id it is to carry.</param>
    /// <exception cref="ArgumentException">The stamp is empty.</exception>
    public static NewContactItem ToNewItem(ContactContent contact, string stamp)
    {
        ContactContent normal = Normalize(contact);
        return new NewContactItem
        {
            Subject = normal.Title,
            Texts = Texts.Where(text => text.Get(normal).Length > 0).ToDictionary(text => text.Exchange, text => text.Get(normal)),
            Birthday = normal.Birthday,
            Filing = Filing(normal),
            Stamp = StampChange.Check(stamp),
        };
    }

    /// <summary>An update of some fields.</summary>
    /// <param name="itemId">The contact in the version that the update is based on.</param>
    /// <param name="target">What the fields are to become, and what the names are or become.</param>
    /// <param name="fields">Which fields; the others stay as they are.</param>
    /// <exception cref="ArgumentException">No field is named.</exception>
    public static ContactItemUpdate ToUpdate(ItemId itemId, ContactContent target, IReadOnlyCollection<ItemField> fields)
    {
        if (fields is null || fields.Count == 0)
            throw new ArgumentException("An update changes at least one field.", nameof(fields));
        ContactContent normal = Normalize(target);
        List<FieldChange> changes = [.. Texts
            .Where(text => fields.Contains(text.Model))
            .Select(text => new FieldChange.SetContactText(text.Exchange, text.Get(normal)))];
        if (fields.Contains(ItemField.Birthday))
            changes.Add(new FieldChange.SetBirthday(normal.Birthday));
        if (fields.Any(field => field is ItemField.GivenName or ItemField.Surname or ItemField.Company))
        {
            changes.Add(new FieldChange.SetContactName(normal.Title, Filing(normal)));
            changes.Add(new FieldChange.SetSubject(normal.Title));
        }

        return changes.Count > 0
            ? new ContactItemUpdate(itemId, changes)
            : throw new ArgumentOutOfRangeException(nameof(fields));
    }

    /// <summary>An update of the stamp alone.</summary>
    /// <param name="itemId">The contact in the version that the update is based on.</param>
    /// <param name="stamp">The eserp id it is to carry.</param>
    /// <exception cref="ArgumentException">The stamp is empty.</exception>
    public static ContactItemUpdate ToStampUpdate(ItemId itemId, string stamp) => new(itemId, [StampChange.Of(stamp)]);

    private static ContactFiling Filing(ContactContent contact) =>
        contact.GivenName.Length + contact.Surname.Length > 0 ? ContactFiling.LastCommaFirst : ContactFiling.Company;
}

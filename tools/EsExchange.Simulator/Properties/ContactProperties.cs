using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Properties;

/// <summary>The properties that schema type ContactItemType adds, in the schema's order (MS-OXWSCONT 2.2.4.3).</summary>
internal static class ContactProperties
{
    private static readonly IndexedTexts<EmailAddress> EmailAddresses = new(
        "contacts:EmailAddress", Numbered("EmailAddress"), i => i.EmailAddresses, (i, v) => i.EmailAddresses = v,
        e => new EmailAddress(e.Value, (string?)e.Attribute("Name")),
        a => Entry(a).Append(XmlText.Clean(a.Address)), a => a.Address);

    private static readonly IndexedTexts<string> PhoneNumbers = Plain(
        "contacts:PhoneNumber",
        [
            "AssistantPhone", "BusinessFax", "BusinessPhone", "BusinessPhone2", "Callback", "CarPhone", "CompanyMainPhone", "HomeFax", "HomePhone", "HomePhone2", "Isdn",
            "MobilePhone", "OtherFax", "OtherTelephone", "Pager", "PrimaryPhone", "RadioPhone", "Telex", "TtyTddPhone", "BusinessMobile", "IPPhone", "Mms", "Msn",
        ],
        i => i.PhoneNumbers,
        (i, v) => i.PhoneNumbers = v);

    private static readonly IndexedTexts<string> ImAddresses = Plain("contacts:ImAddress", Numbered("ImAddress"), i => i.ImAddresses, (i, v) => i.ImAddresses = v);

    public static IReadOnlyList<ItemProperty> All { get; } =
    [
        PropertyFactory.Text<ContactItem>("contacts:FileAs", i => i.Filing, SetFileAs) with { InDefault = true },
        PropertyFactory.Choice<ContactItem, FileAsMapping>("contacts:FileAsMapping", i => i.FileAsMapping, (i, v) => i.FileAsMapping = v),
        PropertyFactory.Text<ContactItem>("contacts:DisplayName", i => i.DisplayName.Length > 0 ? i.DisplayName : i.FullName, (i, v) => i.DisplayName = v),
        PropertyFactory.Text<ContactItem>("contacts:GivenName", i => i.GivenName, (i, v) => i.GivenName = v),
        PropertyFactory.Text<ContactItem>("contacts:Initials", i => i.Initials, (i, v) => i.Initials = v),
        PropertyFactory.Text<ContactItem>("contacts:MiddleName", i => i.MiddleName, (i, v) => i.MiddleName = v),
        PropertyFactory.Text<ContactItem>("contacts:Nickname", i => i.Nickname, (i, v) => i.Nickname = v),
        new("contacts:CompleteName", typeof(ContactItem), (i, _) => CompleteName((ContactItem)i)) { InDefault = true, InFind = false, Value = (i, _) => ((ContactItem)i).FullName },
        PropertyFactory.Text<ContactItem>("contacts:CompanyName", i => i.CompanyName, (i, v) => i.CompanyName = v) with { InDefault = true },
        EmailAddresses.Property("contacts:EmailAddresses") with { InDefault = true },
        new IndexedAddresses().Property("contacts:PhysicalAddresses") with { InDefault = true },
        PhoneNumbers.Property("contacts:PhoneNumbers") with { InDefault = true },
        PropertyFactory.Text<ContactItem>("contacts:AssistantName", i => i.AssistantName, (i, v) => i.AssistantName = v),
        PropertyFactory.Moment<ContactItem>("contacts:Birthday", i => i.Birthday, (i, v) => i.Birthday = v) with { Clear = i => ((ContactItem)i).Birthday = null },
        PropertyFactory.Text<ContactItem>("contacts:BusinessHomePage", i => i.BusinessHomePage, (i, v) => i.BusinessHomePage = v),
        PropertyFactory.Texts<ContactItem>("contacts:Children", i => i.Children, (i, v) => i.Children = v),
        PropertyFactory.Texts<ContactItem>("contacts:Companies", i => i.Companies, (i, v) => i.Companies = v),
        PropertyFactory.Text<ContactItem>("contacts:ContactSource", _ => "Store") with { InAll = false },
        PropertyFactory.Text<ContactItem>("contacts:Department", i => i.Department, (i, v) => i.Department = v),
        PropertyFactory.Text<ContactItem>("contacts:Generation", i => i.Generation, (i, v) => i.Generation = v),
        ImAddresses.Property("contacts:ImAddresses") with { InDefault = true },
        PropertyFactory.Text<ContactItem>("contacts:JobTitle", i => i.JobTitle, (i, v) => i.JobTitle = v) with { InDefault = true },
        PropertyFactory.Text<ContactItem>("contacts:Manager", i => i.Manager, (i, v) => i.Manager = v),
        PropertyFactory.Text<ContactItem>("contacts:Mileage", i => i.Mileage, (i, v) => i.Mileage = v),
        PropertyFactory.Text<ContactItem>("contacts:OfficeLocation", i => i.OfficeLocation, (i, v) => i.OfficeLocation = v),
        PropertyFactory.Choice<ContactItem, PhysicalAddressIndex>("contacts:PostalAddressIndex", i => i.PostalAddressIndex, (i, v) => i.PostalAddressIndex = v),
        PropertyFactory.Text<ContactItem>("contacts:Profession", i => i.Profession, (i, v) => i.Profession = v),
        PropertyFactory.Text<ContactItem>("contacts:SpouseName", i => i.SpouseName, (i, v) => i.SpouseName = v),
        PropertyFactory.Text<ContactItem>("contacts:Surname", i => i.Surname, (i, v) => i.Surname = v),
        PropertyFactory.Moment<ContactItem>("contacts:WeddingAnniversary", i => i.WeddingAnniversary, (i, v) => i.WeddingAnniversary = v)
            with { Clear = i => ((ContactItem)i).WeddingAnniversary = null },
        PropertyFactory.Flag<ContactItem>("contacts:HasPicture", _ => false) with { Since = EwsVersion.Exchange2010 },
    ];

    private static void SetFileAs(ContactItem contact, string name)
    {
        contact.FileAs = name;
        contact.FileAsMapping = FileAsMapping.None;
    }

    private static XElement? CompleteName(ContactItem i)
    {
        (string Name, string Value)[] parts =
        [
            ("Title", i.Title), ("FirstName", i.GivenName), ("MiddleName", i.MiddleName), ("LastName", i.Surname), ("Suffix", i.Generation),
            ("Initials", i.Initials), ("FullName", i.FullName), ("Nickname", i.Nickname),
        ];
        var shown = parts.Where(p => p.Value.Length > 0).Select(p => new XElement(Ns.T + p.Name, XmlText.Clean(p.Value))).ToList();
        return shown.Count == 0 ? null : new XElement(Ns.T + "CompleteName", shown);
    }

    private static IEnumerable<object> Entry(EmailAddress address) => address.Name is { } name
        ? [new XAttribute("Name", name), new XAttribute("RoutingType", "SMTP"), new XAttribute("MailboxType", "Contact")]
        : [new XAttribute("RoutingType", "SMTP"), new XAttribute("MailboxType", "Contact")];

    private static IndexedTexts<string> Plain(
        string uri,
        IReadOnlyList<string> keys,
        System.Func<ContactItem, System.Collections.Immutable.ImmutableSortedDictionary<string, string>> get,
        System.Action<ContactItem, System.Collections.Immutable.ImmutableSortedDictionary<string, string>> set) =>
        new(uri, keys, get, set, e => e.Value, v => [XmlText.Clean(v)], v => v);

    private static IReadOnlyList<string> Numbered(string key) => [key + "1", key + "2", key + "3"];
}

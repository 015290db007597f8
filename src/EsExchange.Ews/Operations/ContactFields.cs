using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>The table of a contact's texts: where each lies in EWS.</summary>
internal static class ContactFields
{
    /// <summary>PidTagDisplayNamePrefix (MS-OXPROPS), as the schema writes property tags.</summary>
    private const string SalutationTag = "0x3a45";

    private const string Business = "Business";

    public static IReadOnlyList<Place> All { get; } =
    [
        new Place.Own(ContactField.GivenName, "GivenName"),
        new Place.Own(ContactField.Nickname, "Nickname"),
        new Place.Own(ContactField.CompanyName, "CompanyName"),
        new Place.Entry(ContactField.EMail, "EmailAddresses", "contacts:EmailAddress", "EmailAddress1"),
        new Place.Part(ContactField.Street, "Street"),
        new Place.Part(ContactField.City, "City"),
        new Place.Part(ContactField.Country, "CountryOrRegion"),
        new Place.Part(ContactField.PostalCode, "PostalCode"),
        new Place.Entry(ContactField.BusinessFax, "PhoneNumbers", "contacts:PhoneNumber", "BusinessFax"),
        new Place.Entry(ContactField.BusinessPhone, "PhoneNumbers", "contacts:PhoneNumber", "BusinessPhone"),
        new Place.Entry(ContactField.HomePhone, "PhoneNumbers", "contacts:PhoneNumber", "HomePhone"),
        new Place.Entry(ContactField.MobilePhone, "PhoneNumbers", "contacts:PhoneNumber", "MobilePhone"),
        new Place.Own(ContactField.Department, "Department"),
        new Place.Own(ContactField.Surname, "Surname"),
        new Place.Property(ContactField.Salutation),
    ];

    public static Place Of(ContactField field) => All.First(place => place.Field == field);

    public static void WriteSalutationUri(XmlWriter writer)
    {
        writer.WriteStartElement("ExtendedFieldURI", EwsNames.Types);
        writer.WriteAttributeString("PropertyTag", SalutationTag);
        writer.WriteAttributeString("PropertyType", "String");
        writer.WriteEndElement();
    }

    public static bool IsSalutation(string? propertyTag) =>
        string.Equals(propertyTag, SalutationTag, StringComparison.OrdinalIgnoreCase) || propertyTag == "14917";

    /// <summary>Where a text lies.</summary>
    internal abstract record Place(ContactField Field)
    {
        /// <summary>Writes the path of the text for a change.</summary>
        public abstract void WritePath(XmlWriter writer);

        /// <summary>Writes the text as it stands alone in a contact's element.</summary>
        public abstract void WriteValue(XmlWriter writer, string value);

        /// <summary>An element of its own.</summary>
        internal sealed record Own(ContactField Field, string Element) : Place(Field)
        {
            public override void WritePath(XmlWriter writer) => writer.WriteFieldUri("contacts:" + Element);

            public override void WriteValue(XmlWriter writer, string value) => ItemElements.Text(writer, Element, value);
        }

        /// <summary>An entry of a dictionary.</summary>
        internal sealed record Entry(ContactField Field, string Dictionary, string Uri, string Key) : Place(Field)
        {
            public override void WritePath(XmlWriter writer) => writer.WriteIndexedFieldUri(Uri, Key);

            public override void WriteValue(XmlWriter writer, string value)
            {
                writer.WriteStartElement(Dictionary, EwsNames.Types);
                WriteEntry(writer, value);
                writer.WriteEndElement();
            }

            public void WriteEntry(XmlWriter writer, string value)
            {
                writer.WriteStartElement("Entry", EwsNames.Types);
                writer.WriteAttributeString("Key", Key);
                writer.WriteString(XmlCharacters.Clean(value));
                writer.WriteEndElement();
            }
        }

        /// <summary>A part of the business address.</summary>
        internal sealed record Part(ContactField Field, string Element) : Place(Field)
        {
            public override void WritePath(XmlWriter writer) => writer.WriteIndexedFieldUri("contacts:PhysicalAddress:" + Element, Business);

            public override void WriteValue(XmlWriter writer, string value) => WriteAddress(writer, [(this, value)]);

            public static void WriteAddress(XmlWriter writer, IEnumerable<(Part Part, string Value)> parts)
            {
                writer.WriteStartElement("PhysicalAddresses", EwsNames.Types);
                writer.WriteStartElement("Entry", EwsNames.Types);
                writer.WriteAttributeString("Key", Business);
                foreach ((Part part, string value) in parts)
                    ItemElements.Text(writer, part.Element, value);
                writer.WriteEndElement();
                writer.WriteEndElement();
            }
        }

        /// <summary>The salutation's MAPI property.</summary>
        internal sealed record Property(ContactField Field) : Place(Field)
        {
            public override void WritePath(XmlWriter writer) => WriteSalutationUri(writer);

            public override void WriteValue(XmlWriter writer, string value)
            {
                writer.WriteStartElement("ExtendedProperty", EwsNames.Types);
                WriteSalutationUri(writer);
                ItemElements.Text(writer, "Value", value);
                writer.WriteEndElement();
            }
        }
    }
}

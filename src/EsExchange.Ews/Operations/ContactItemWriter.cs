using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Mapping;
using EsExchange.Ews.Soap;
using static EsExchange.Ews.Operations.ContactFields;

namespace EsExchange.Ews.Operations;

/// <summary>Writes contacts and their own field changes; the elements follow the schema's sequence.</summary>
internal static class ContactItemWriter
{
    public const string Element = "Contact";

    public static void WriteNew(XmlWriter writer, NewContactItem item)
    {
        List<(Place Place, string Value)> texts = [.. All
            .Select(place => (place, item.Texts.TryGetValue(place.Field, out string? text) ? text : string.Empty))
            .Where(text => text.Item2.Length > 0)];
        writer.WriteStartElement(Element, EwsNames.Types);
        ItemElements.WriteHead(writer, item, () => { });
        Write(writer, texts.Where(text => text.Place is Place.Property));
        ItemElements.Text(writer, "FileAsMapping", item.Filing.ToString());
        ItemElements.Text(writer, "DisplayName", item.Subject);
        Write(writer, Own(ContactField.GivenName, ContactField.Nickname, ContactField.CompanyName));
        WriteEntries(writer, texts, "EmailAddresses");
        List<(Place.Part, string)> address = [.. texts.Where(text => text.Place is Place.Part).Select(text => ((Place.Part)text.Place, text.Value))];
        if (address.Count > 0)
            Place.Part.WriteAddress(writer, address);
        WriteEntries(writer, texts, "PhoneNumbers");
        if (item.Birthday is { } birthday)
            ItemElements.Text(writer, "Birthday", XmlTime.Write(ExchangeDate.OfBirthday(birthday)));
        Write(writer, Own(ContactField.Department, ContactField.Surname));
        writer.WriteEndElement();

        IEnumerable<(Place, string)> Own(params ContactField[] fields) => texts.Where(text => Array.IndexOf(fields, text.Place.Field) >= 0);
    }

    /// <returns>False where the change is nothing that only a contact has.</returns>
    public static bool WriteChange(ChangeWriter changes, FieldChange change)
    {
        XmlWriter writer = changes.Xml;
        switch (change)
        {
            case FieldChange.SetContactText { Value.Length: 0 } text:
                changes.Delete(() => Of(text.Field).WritePath(writer));
                return true;
            case FieldChange.SetContactText text:
                Place place = Of(text.Field);
                changes.Set(() => place.WritePath(writer), () => place.WriteValue(writer, text.Value));
                return true;
            case FieldChange.SetBirthday { Value: { } date }:
                changes.SetText("contacts:Birthday", "Birthday", XmlTime.Write(ExchangeDate.OfBirthday(date)));
                return true;
            case FieldChange.SetBirthday:
                changes.Delete("contacts:Birthday");
                return true;
            case FieldChange.SetContactName name:
                changes.SetText("contacts:FileAsMapping", "FileAsMapping", name.Filing.ToString());
                changes.SetText("contacts:DisplayName", "DisplayName", name.DisplayName);
                return true;
            default:
                return false;
        }
    }

    private static void Write(XmlWriter writer, IEnumerable<(Place Place, string Value)> texts)
    {
        foreach ((Place place, string value) in texts)
            place.WriteValue(writer, value);
    }

    private static void WriteEntries(XmlWriter writer, IEnumerable<(Place Place, string Value)> texts, string dictionary)
    {
        List<(Place.Entry Entry, string Value)> entries = [.. texts
            .Where(text => text.Place is Place.Entry entry && entry.Dictionary == dictionary)
            .Select(text => ((Place.Entry)text.Place, text.Value))];
        if (entries.Count == 0)
            return;
        writer.WriteStartElement(dictionary, EwsNames.Types);
        foreach ((Place.Entry entry, string value) in entries)
            entry.WriteEntry(writer, value);
        writer.WriteEndElement();
    }
}

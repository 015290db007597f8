using System;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>Writes the changes of one item (schema type <c>NonEmptyArrayOfItemChangeDescriptionsType</c>).</summary>
/// <param name="writer">Where to.</param>
/// <param name="element">The name of the item's element.</param>
internal sealed class ChangeWriter(XmlWriter writer, string element)
{
    public XmlWriter Xml => writer;

    public void Set(string fieldUri, Action value) => Set(() => writer.WriteFieldUri(fieldUri), value);

    public void SetText(string fieldUri, string name, string value) => Set(fieldUri, () => ItemElements.Text(writer, name, value));

    public void Delete(string fieldUri) => Delete(() => writer.WriteFieldUri(fieldUri));

    public void Set(Action path, Action value)
    {
        writer.WriteStartElement("SetItemField", EwsNames.Types);
        path();
        writer.WriteStartElement(element, EwsNames.Types);
        value();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    public void Delete(Action path)
    {
        writer.WriteStartElement("DeleteItemField", EwsNames.Types);
        path();
        writer.WriteEndElement();
    }

    /// <summary>Writes a change of what every kind of item has.</summary>
    /// <returns>False where it is none of those.</returns>
    public bool WriteCommon(FieldChange change)
    {
        switch (change)
        {
            case FieldChange.SetSubject subject:
                SetText("item:Subject", "Subject", subject.Value);
                return true;
            case FieldChange.SetBody body:
                Set("item:Body", () => ItemElements.Body(writer, body.Value, body.Format));
                return true;
            case FieldChange.SetImportance importance:
                SetText("item:Importance", "Importance", importance.Value.ToString());
                return true;
            case FieldChange.SetSensitivity sensitivity:
                SetText("item:Sensitivity", "Sensitivity", sensitivity.Value.ToString());
                return true;
            case FieldChange.SetCategories { Value.Count: 0 }:
                Delete("item:Categories");
                return true;
            case FieldChange.SetCategories categories:
                Set("item:Categories", () => ItemElements.Categories(writer, categories.Value));
                return true;
            case FieldChange.SetStamp stamp:
                Set(writer.WriteStampUri, () => writer.WriteStampProperty(stamp.Value));
                return true;
            default:
                return false;
        }
    }
}

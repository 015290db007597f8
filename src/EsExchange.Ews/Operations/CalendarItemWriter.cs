using System;
using System.Globalization;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>Writes calendar items and field changes; the elements follow the schema's sequence.</summary>
internal static class CalendarItemWriter
{
    public static void WriteNew(XmlWriter writer, NewCalendarItem item)
    {
        writer.WriteStartElement("CalendarItem", EwsNames.Types);
        Text(writer, "Subject", item.Subject);
        Text(writer, "Sensitivity", item.Sensitivity.ToString());
        Body(writer, item.Body);
        Text(writer, "Importance", item.Importance.ToString());
        Text(writer, "ReminderIsSet", XmlConvert.ToString(item.ReminderMinutes is not null));
        if (item.ReminderMinutes is { } minutes)
            Text(writer, "ReminderMinutesBeforeStart", XmlConvert.ToString(minutes));
        writer.WriteStampProperty(item.Stamp);
        Text(writer, "Start", XmlTime.Write(item.Time.Start));
        Text(writer, "End", XmlTime.Write(item.Time.End));
        Text(writer, "IsAllDayEvent", XmlConvert.ToString(item.Time.IsAllDay));
        Text(writer, "LegacyFreeBusyStatus", SchemaNames.Of(item.FreeBusy));
        Text(writer, "Location", item.Location);
        Zone(writer, "StartTimeZone", item.Time.WindowsZoneId);
        Zone(writer, "EndTimeZone", item.Time.WindowsZoneId);
        writer.WriteEndElement();
    }

    public static void WriteChange(XmlWriter writer, FieldChange change)
    {
        switch (change)
        {
            case FieldChange.SetSubject subject:
                Set(writer, "item:Subject", () => Text(writer, "Subject", subject.Value));
                break;
            case FieldChange.SetBody body:
                Set(writer, "item:Body", () => Body(writer, body.Value));
                break;
            case FieldChange.SetLocation location:
                Set(writer, "calendar:Location", () => Text(writer, "Location", location.Value));
                break;
            case FieldChange.SetTime time:
                Set(writer, "calendar:Start", () => Text(writer, "Start", XmlTime.Write(time.Value.Start)));
                Set(writer, "calendar:End", () => Text(writer, "End", XmlTime.Write(time.Value.End)));
                Set(writer, "calendar:IsAllDayEvent", () => Text(writer, "IsAllDayEvent", XmlConvert.ToString(time.Value.IsAllDay)));
                Set(writer, "calendar:StartTimeZone", () => Zone(writer, "StartTimeZone", time.Value.WindowsZoneId));
                Set(writer, "calendar:EndTimeZone", () => Zone(writer, "EndTimeZone", time.Value.WindowsZoneId));
                break;
            case FieldChange.SetFreeBusy status:
                Set(writer, "calendar:LegacyFreeBusyStatus", () => Text(writer, "LegacyFreeBusyStatus", SchemaNames.Of(status.Value)));
                break;
            case FieldChange.SetReminder reminder:
                Set(writer, "item:ReminderIsSet", () => Text(writer, "ReminderIsSet", XmlConvert.ToString(reminder.Minutes is not null)));
                if (reminder.Minutes is { } minutes)
                    Set(writer, "item:ReminderMinutesBeforeStart", () => Text(writer, "ReminderMinutesBeforeStart", XmlConvert.ToString(minutes)));
                break;
            case FieldChange.SetImportance importance:
                Set(writer, "item:Importance", () => Text(writer, "Importance", importance.Value.ToString()));
                break;
            case FieldChange.SetSensitivity sensitivity:
                Set(writer, "item:Sensitivity", () => Text(writer, "Sensitivity", sensitivity.Value.ToString()));
                break;
            case FieldChange.SetStamp stamp:
                SetStamp(writer, stamp.Value);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(change), string.Format(CultureInfo.InvariantCulture, "{0} cannot be written.", change?.GetType().Name));
        }
    }

    private static void Set(XmlWriter writer, string fieldUri, Action value)
    {
        writer.WriteStartElement("SetItemField", EwsNames.Types);
        writer.WriteFieldUri(fieldUri);
        writer.WriteStartElement("CalendarItem", EwsNames.Types);
        value();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void SetStamp(XmlWriter writer, string stamp)
    {
        writer.WriteStartElement("SetItemField", EwsNames.Types);
        writer.WriteStampUri();
        writer.WriteStartElement("CalendarItem", EwsNames.Types);
        writer.WriteStampProperty(stamp);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Body(XmlWriter writer, string text)
    {
        writer.WriteStartElement("Body", EwsNames.Types);
        writer.WriteAttributeString("BodyType", "Text");
        writer.WriteString(XmlCharacters.Clean(text));
        writer.WriteEndElement();
    }

    private static void Zone(XmlWriter writer, string name, string windowsZoneId)
    {
        writer.WriteStartElement(name, EwsNames.Types);
        writer.WriteAttributeString("Id", windowsZoneId);
        writer.WriteEndElement();
    }

    private static void Text(XmlWriter writer, string name, string value) =>
        writer.WriteElementString(name, EwsNames.Types, XmlCharacters.Clean(value));
}

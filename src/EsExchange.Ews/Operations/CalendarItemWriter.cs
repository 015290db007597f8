using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>Writes calendar items and their own field changes; the elements follow the schema's sequence.</summary>
internal static class CalendarItemWriter
{
    public const string Element = "CalendarItem";

    public static void WriteNew(XmlWriter writer, NewCalendarItem item)
    {
        writer.WriteStartElement(Element, EwsNames.Types);
        ItemElements.WriteHead(writer, item, () =>
        {
            Text("ReminderIsSet", XmlConvert.ToString(item.ReminderMinutes is not null));
            if (item.ReminderMinutes is { } minutes)
                Text("ReminderMinutesBeforeStart", XmlConvert.ToString(minutes));
        });
        Text("Start", XmlTime.Write(item.Time.Start));
        Text("End", XmlTime.Write(item.Time.End));
        Text("IsAllDayEvent", XmlConvert.ToString(item.Time.IsAllDay));
        Text("LegacyFreeBusyStatus", SchemaNames.Of(item.FreeBusy));
        Text("Location", item.Location);
        if (item.Recurrence is { } recurrence)
            RecurrenceWriter.Write(writer, recurrence);
        Zone(writer, "StartTimeZone", item.Time.WindowsZoneId);
        Zone(writer, "EndTimeZone", item.Time.WindowsZoneId);
        writer.WriteEndElement();

        void Text(string name, string value) => ItemElements.Text(writer, name, value);
    }

    /// <returns>False where the change is nothing that only a calendar item has.</returns>
    public static bool WriteChange(ChangeWriter changes, FieldChange change)
    {
        switch (change)
        {
            case FieldChange.SetLocation location:
                changes.SetText("calendar:Location", "Location", location.Value);
                return true;
            case FieldChange.SetTime time:
                WriteTime(changes, time.Value);
                return true;
            case FieldChange.SetFreeBusy status:
                changes.SetText("calendar:LegacyFreeBusyStatus", "LegacyFreeBusyStatus", SchemaNames.Of(status.Value));
                return true;
            case FieldChange.SetReminder reminder:
                changes.SetText("item:ReminderIsSet", "ReminderIsSet", XmlConvert.ToString(reminder.Minutes is not null));
                if (reminder.Minutes is { } minutes)
                    changes.SetText("item:ReminderMinutesBeforeStart", "ReminderMinutesBeforeStart", XmlConvert.ToString(minutes));
                return true;
            case FieldChange.SetRecurrence { Value: null }:
                changes.Delete("calendar:Recurrence");
                return true;
            case FieldChange.SetRecurrence { Value: { } recurrence }:
                changes.Set("calendar:Recurrence", () => RecurrenceWriter.Write(changes.Xml, recurrence));
                return true;
            default:
                return false;
        }
    }

    private static void WriteTime(ChangeWriter changes, ItemTime time)
    {
        changes.SetText("calendar:Start", "Start", XmlTime.Write(time.Start));
        changes.SetText("calendar:End", "End", XmlTime.Write(time.End));
        changes.SetText("calendar:IsAllDayEvent", "IsAllDayEvent", XmlConvert.ToString(time.IsAllDay));
        changes.Set("calendar:StartTimeZone", () => Zone(changes.Xml, "StartTimeZone", time.WindowsZoneId));
        changes.Set("calendar:EndTimeZone", () => Zone(changes.Xml, "EndTimeZone", time.WindowsZoneId));
    }

    private static void Zone(XmlWriter writer, string name, string windowsZoneId)
    {
        writer.WriteStartElement(name, EwsNames.Types);
        writer.WriteAttributeString("Id", windowsZoneId);
        writer.WriteEndElement();
    }
}

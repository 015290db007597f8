using System.Xml;

namespace EsExchange.Ews.Operations;

/// <summary>No write ever sends mail; nothing in this client says otherwise (schema type <c>CalendarItemCreateOrDeleteOperationType</c>).</summary>
internal static class MailPolicy
{
    private const string SendToNone = "SendToNone";

    public static void WriteForCreate(XmlWriter writer) => writer.WriteAttributeString("SendMeetingInvitations", SendToNone);

    public static void WriteForUpdate(XmlWriter writer) => writer.WriteAttributeString("SendMeetingInvitationsOrCancellations", SendToNone);

    public static void WriteForDelete(XmlWriter writer) => writer.WriteAttributeString("SendMeetingCancellations", SendToNone);
}

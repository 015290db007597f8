using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Operations;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Notifications;

/// <summary>Notifications in XML (schema type NotificationType).</summary>
internal static class NotificationXml
{
    /// <param name="name">The element's name with its namespace.</param>
    /// <param name="subscription">Whose events they are.</param>
    /// <param name="previous">The watermark before them; null in a stream, which has no watermarks.</param>
    /// <param name="more">Whether more follow; null in a stream.</param>
    /// <param name="events">The events; none makes a status event.</param>
    public static XElement Notification(
        XName name, Subscription subscription, string? previous, bool? more, IReadOnlyList<(string Watermark, StoreEvent Event)> events) => new(
        name,
        new XElement(Ns.T + "SubscriptionId", subscription.Id),
        previous is null ? null : new XElement(Ns.T + "PreviousWatermark", previous),
        more is null ? null : new XElement(Ns.T + "MoreEvents", more),
        events.Count == 0
            ? new XElement(Ns.T + "StatusEvent", previous is null ? null : new XElement(Ns.T + "Watermark", previous))
            : events.Select(e => Event(e.Event, previous is null ? null : e.Watermark)));

    private static XElement Event(StoreEvent e, string? watermark) => new(
        Ns.T + (e.Kind + "Event"),
        watermark is null ? null : new XElement(Ns.T + "Watermark", watermark),
        new XElement(Ns.T + "TimeStamp", XmlTime.Write(e.At)),
        new XElement(Ns.T + "ItemId", new XAttribute("Id", e.ItemId), new XAttribute("ChangeKey", e.ChangeKey)),
        Parent("ParentFolderId", e.Folder),
        e.OldFolder is null ? null : new XElement(Ns.T + "OldItemId", new XAttribute("Id", e.OldItemId!)),
        e.OldFolder is null ? null : Parent("OldParentFolderId", e.OldFolder));

    private static XElement Parent(string name, Folder folder) =>
        new(Ns.T + name, FolderXml.Id(folder).Attributes());
}

using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Properties;

/// <summary>The properties that schema type MessageType adds, in the schema's order.</summary>
internal static class MessageProperties
{
    public static IReadOnlyList<ItemProperty> All { get; } =
    [
        new("message:ToRecipients", typeof(MessageItem), (i, c) => ((MessageItem)i).To.Count == 0
            ? null
            : new XElement(Ns.T + "ToRecipients", ((MessageItem)i).To.Select(a => People.Mailbox(a, null, c.Store))))
        {
            InFind = false,
            Write = (i, e, _) => ((MessageItem)i).To = [.. e.Descendants(Ns.T + "EmailAddress").Select(a => a.Value)],
            Clear = i => ((MessageItem)i).To = [],
        },
        PropertyFactory.Flag<MessageItem>("message:IsRead", i => i.IsRead, (i, v) => i.IsRead = v) with { InDefault = true },
    ];
}

using System.Collections.Generic;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>Subscribe to streaming notifications of folders (MS-OXWSNTIF 3.1.4.4).</summary>
internal sealed class SubscribeOperation(IReadOnlyList<DistinguishedFolder> folders) : IEwsOperation
{
    private static readonly string[] Events = ["CopiedEvent", "CreatedEvent", "DeletedEvent", "ModifiedEvent", "MovedEvent"];

    private string? subscription;

    public string Name => "Subscribe";

    public string Result => subscription ?? throw new XmlException("The answer to Subscribe names no subscription.");

    public void Reset() => subscription = null;

    public void WriteRequest(XmlWriter writer)
    {
        writer.WriteStartElement("Subscribe", EwsNames.Messages);
        writer.WriteStartElement("StreamingSubscriptionRequest", EwsNames.Messages);
        writer.WriteStartElement("FolderIds", EwsNames.Types);
        foreach (DistinguishedFolder folder in folders)
            writer.WriteFolderId(folder);
        writer.WriteEndElement();
        writer.WriteStartElement("EventTypes", EwsNames.Types);
        foreach (string name in Events)
            writer.WriteElementString("EventType", EwsNames.Types, name);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    public async Task ReadMessageAsync(XmlReader reader)
    {
        ResponseHead head = await ResponseReader.ReadMessageAsync(reader, async name =>
        {
            if (name != "SubscriptionId")
                return false;
            subscription = await reader.ReadTextAsync().ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        ErrorMapper.ThrowIfError(head);
    }
}

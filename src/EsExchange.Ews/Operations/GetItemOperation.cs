using System.Collections.Generic;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>GetItem of items of one kind (MS-OXWSCORE 3.1.4.4).</summary>
internal sealed class GetItemOperation<T>(ItemShape<T> shape, IReadOnlyList<string> itemIds, BodyRequest body) : IEwsOperation
    where T : EwsItem
{
    private readonly List<ItemResult<T>> results = [];

    public string Name => "GetItem";

    public IReadOnlyList<ItemResult<T>> Results => results.Count == itemIds.Count
        ? results
        : throw new XmlException("The answer to GetItem does not have a message for each item.");

    public void Reset() => results.Clear();

    public void WriteRequest(XmlWriter writer)
    {
        writer.WriteStartElement("GetItem", EwsNames.Messages);
        writer.WriteStartElement("ItemShape", EwsNames.Messages);
        writer.WriteElementString("BaseShape", EwsNames.Types, "IdOnly");
        writer.WriteElementString("BodyType", EwsNames.Types, SchemaNames.Of(body));
        writer.WriteStartElement("AdditionalProperties", EwsNames.Types);
        foreach (string field in shape.Fields)
            writer.WriteFieldUri(field);
        writer.WriteStampUri();
        shape.WriteMorePaths?.Invoke(writer);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteStartElement("ItemIds", EwsNames.Messages);
        foreach (string id in itemIds)
            writer.WriteItemId(id, null);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    public async Task ReadMessageAsync(XmlReader reader)
    {
        T? item = null;
        ResponseHead head = await ResponseReader.ReadMessageAsync(reader, async name =>
        {
            if (name != "Items")
                return false;
            await reader.ReadChildrenAsync(async type =>
            {
                if (type != shape.Element)
                    return false;
                item = await shape.ReadAsync(reader).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);

        if (results.Count == itemIds.Count)
            throw new XmlException("The answer to GetItem has more messages than items were asked for.");
        string requested = itemIds[results.Count];
        results.Add((head.ResponseCode == "NoError", item) switch
        {
            (true, not null) => new(requested, item, null),
            (true, null) => new(requested, null, ErrorMapper.UnreadableItem),
            _ => new(requested, null, ErrorMapper.ToItemError(head)),
        });
    }
}

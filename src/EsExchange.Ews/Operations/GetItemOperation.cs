using System.Collections.Generic;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>GetItem of calendar items (MS-OXWSCORE 3.1.4.4).</summary>
internal sealed class GetItemOperation(IReadOnlyList<string> itemIds) : IEwsOperation
{
    private static readonly string[] Fields =
    [
        "item:ItemClass", "item:Subject", "item:Sensitivity", "item:Body", "item:Categories", "item:Importance", "item:DateTimeCreated",
        "item:ReminderIsSet", "item:ReminderMinutesBeforeStart", "item:LastModifiedTime",
        "calendar:UID", "calendar:Start", "calendar:End", "calendar:IsAllDayEvent", "calendar:LegacyFreeBusyStatus", "calendar:Location",
        "calendar:IsMeeting", "calendar:IsCancelled", "calendar:CalendarItemType", "calendar:MyResponseType",
        "calendar:StartTimeZone", "calendar:EndTimeZone",
    ];

    private readonly List<ItemResult<CalendarItem>> results = [];

    public string Name => "GetItem";

    public IReadOnlyList<ItemResult<CalendarItem>> Results => results.Count == itemIds.Count
        ? results
        : throw new XmlException("The answer to GetItem does not have a message for each item.");

    public void Reset() => results.Clear();

    public void WriteRequest(XmlWriter writer)
    {
        writer.WriteStartElement("GetItem", EwsNames.Messages);
        writer.WriteStartElement("ItemShape", EwsNames.Messages);
        writer.WriteElementString("BaseShape", EwsNames.Types, "IdOnly");
        writer.WriteElementString("BodyType", EwsNames.Types, "Text");
        writer.WriteStartElement("AdditionalProperties", EwsNames.Types);
        foreach (string field in Fields)
            writer.WriteFieldUri(field);
        writer.WriteStampUri();
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
        CalendarItem? item = null;
        ResponseHead head = await ResponseReader.ReadMessageAsync(reader, async name =>
        {
            if (name != "Items")
                return false;
            await reader.ReadChildrenAsync(async type =>
            {
                if (type != "CalendarItem")
                    return false;
                item = await CalendarItemReader.ReadAsync(reader).ConfigureAwait(false);
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

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;
using NodaTime;

namespace EsExchange.Ews.Operations;

/// <summary>One page of FindItem in order of creation, so that items made meanwhile come last (MS-OXWSSRCH 3.1.4.2).</summary>
internal sealed class FindItemOperation(DistinguishedFolder folder, ItemFilter filter, int offset, int pageSize) : IEwsOperation
{
    private readonly List<ItemSummary> items = [];

    public string Name => "FindItem";

    public IReadOnlyList<ItemSummary> Items => items;

    /// <summary>Where the next page starts; null after the last.</summary>
    public int? NextOffset { get; private set; }

    public void Reset()
    {
        items.Clear();
        NextOffset = null;
    }

    public void WriteRequest(XmlWriter writer)
    {
        writer.WriteStartElement("FindItem", EwsNames.Messages);
        writer.WriteAttributeString("Traversal", "Shallow");
        writer.WriteSummaryShape();
        writer.WriteStartElement("IndexedPageItemView", EwsNames.Messages);
        writer.WriteAttributeString("MaxEntriesReturned", XmlConvert.ToString(pageSize));
        writer.WriteAttributeString("Offset", XmlConvert.ToString(offset));
        writer.WriteAttributeString("BasePoint", "Beginning");
        writer.WriteEndElement();
        WriteRestriction(writer);
        writer.WriteStartElement("SortOrder", EwsNames.Messages);
        writer.WriteStartElement("FieldOrder", EwsNames.Types);
        writer.WriteAttributeString("Order", "Ascending");
        writer.WriteFieldUri("item:DateTimeCreated");
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteStartElement("ParentFolderIds", EwsNames.Messages);
        writer.WriteFolderId(folder);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    public async Task ReadMessageAsync(XmlReader reader)
    {
        bool last = true;
        int? next = null;
        ResponseHead head = await ResponseReader.ReadMessageAsync(reader, async name =>
        {
            if (name != "RootFolder")
                return false;
            last = reader.GetAttribute("IncludesLastItemInRange") is not { } text || XmlConvert.ToBoolean(text);
            next = reader.GetAttribute("IndexedPagingOffset") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : null;
            await reader.ReadChildrenAsync(part => ReadItemsAsync(reader, part)).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        ErrorMapper.ThrowIfError(head);
        NextOffset = last ? null : next > offset ? next : throw new XmlException("FindItem does not say where the next page starts.");
    }

    private async ValueTask<bool> ReadItemsAsync(XmlReader reader, string name)
    {
        if (name != "Items")
            return false;
        await reader.ReadChildrenAsync(async _ =>
        {
            var item = new ItemReader();
            await item.ReadAsync(reader).ConfigureAwait(false);
            if (item.ItemId is null)
                throw new XmlException("An item has no id.");
            items.Add(new ItemSummary(item.ItemId, item.ItemClass, item.LastModified, item.Stamp));
            return true;
        }).ConfigureAwait(false);
        return true;
    }

    private void WriteRestriction(XmlWriter writer)
    {
        List<Action> conditions = [];
        if (filter.Stamp is { } stamp)
            conditions.Add(() => Compare(writer, "IsEqualTo", writer.WriteStampUri, stamp));
        if (filter.OnlyStamped)
            conditions.Add(() =>
            {
                writer.WriteStartElement("Exists", EwsNames.Types);
                writer.WriteStampUri();
                writer.WriteEndElement();
            });
        if (filter.Overlapping is { } interval)
        {
            conditions.Add(() => Compare(writer, "IsLessThan", "calendar:Start", interval.End));
            conditions.Add(() => Compare(writer, "IsGreaterThan", "calendar:End", interval.Start));
        }

        if (filter.ModifiedSince is { } since)
            conditions.Add(() => Compare(writer, "IsGreaterThanOrEqualTo", "item:LastModifiedTime", since));
        if (conditions.Count == 0)
            return;

        writer.WriteStartElement("Restriction", EwsNames.Messages);
        if (conditions.Count > 1)
            writer.WriteStartElement("And", EwsNames.Types);
        conditions.ForEach(condition => condition());
        if (conditions.Count > 1)
            writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Compare(XmlWriter writer, string comparison, string fieldUri, Instant value) =>
        Compare(writer, comparison, () => writer.WriteFieldUri(fieldUri), XmlTime.Write(value));

    private static void Compare(XmlWriter writer, string comparison, Action field, string value)
    {
        writer.WriteStartElement(comparison, EwsNames.Types);
        field();
        writer.WriteStartElement("FieldURIOrConstant", EwsNames.Types);
        writer.WriteStartElement("Constant", EwsNames.Types);
        writer.WriteAttributeString("Value", XmlCharacters.Clean(value));
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }
}

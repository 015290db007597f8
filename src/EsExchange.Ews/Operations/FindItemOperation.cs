using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;
using NodaTime;

namespace EsExchange.Ews.Operations;

/// <summary>One page of FindItem in order of creation, so that items made meanwhile come last (MS-OXWSSRCH 3.1.4.2).</summary>
internal sealed class FindItemOperation(DistinguishedFolder folder, ItemFilter filter, int offset, int pageSize) : FindOperation<ItemSummary>
{
    /// <summary>Where the next page starts; null after the last.</summary>
    /// <exception cref="XmlException">There is a next page, but the server does not say where.</exception>
    public int? NextOffset => IncludesLast
        ? null
        : PagingOffset > offset ? PagingOffset : throw new XmlException("FindItem does not say where the next page starts.");

    public override void WriteRequest(XmlWriter writer)
    {
        writer.WriteStartElement("FindItem", EwsNames.Messages);
        writer.WriteAttributeString("Traversal", "Shallow");
        writer.WriteSummaryShape([]);
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

    protected override async Task<ItemSummary> ReadItemAsync(XmlReader reader)
    {
        var item = new ItemReader();
        await item.ReadAsync(reader).ConfigureAwait(false);
        return item.ItemId is { } id
            ? new ItemSummary(id, item.ItemClass, item.LastModified, item.Stamp)
            : throw new XmlException("An item has no id.");
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

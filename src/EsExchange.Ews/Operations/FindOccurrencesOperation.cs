using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;
using NodaTime;

namespace EsExchange.Ews.Operations;

/// <summary>FindItem with a CalendarView: what the calendar shows between two times, series expanded (MS-OXWSSRCH, <c>CalendarViewType</c>).</summary>
internal sealed class FindOccurrencesOperation(Instant start, Instant end) : FindOperation<CalendarOccurrence>
{
    /// <summary>How many entries a server returns at most by default.</summary>
    public const int MaxEntries = 1000;

    private static readonly string[] Fields =
        ["calendar:UID", "calendar:Start", "calendar:End", "calendar:OriginalStart", "calendar:CalendarItemType"];

    public override void WriteRequest(XmlWriter writer)
    {
        writer.WriteStartElement("FindItem", EwsNames.Messages);
        writer.WriteAttributeString("Traversal", "Shallow");
        writer.WriteSummaryShape(Fields);
        writer.WriteStartElement("CalendarView", EwsNames.Messages);
        writer.WriteAttributeString("MaxEntriesReturned", XmlConvert.ToString(MaxEntries));
        writer.WriteAttributeString("StartDate", XmlTime.Write(start));
        writer.WriteAttributeString("EndDate", XmlTime.Write(end));
        writer.WriteEndElement();
        writer.WriteStartElement("ParentFolderIds", EwsNames.Messages);
        writer.WriteFolderId(DistinguishedFolder.Calendar);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    protected override Task<CalendarOccurrence> ReadItemAsync(XmlReader reader) => OccurrenceReader.ReadEntryAsync(reader);
}

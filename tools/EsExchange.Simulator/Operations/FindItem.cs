using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using EsExchange.Simulator.Properties;
using EsExchange.Simulator.Search;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;
using NodaTime;

namespace EsExchange.Simulator.Operations;

/// <summary>Lists items of folders (MS-OXWSSRCH 3.1.4.2).</summary>
internal sealed class FindItem : IOperation
{
    private const int PageLimit = 1000;
    private static readonly Duration LongestView = Duration.FromDays(732);

    public string Name => nameof(FindItem);

    public XElement Execute(RequestContext context, XElement request)
    {
        var traversal = (string?)request.Attribute("Traversal") ?? throw SoapFaultException.Schema("The required attribute 'Traversal' is missing.");
        return Batch.Run(context, Name, request.Elements(Ns.M + "ParentFolderIds").Elements(), id =>
        {
            var shape = ItemShape.Parse(request.Element(Ns.M + "ItemShape"), find: true, context.Version, context.Properties);
            var folder = Targets.Folder(context, id);
            if (request.Element(Ns.M + "CalendarView") is { } view)
            {
                return request.Element(Ns.M + "Restriction") is null && request.Element(Ns.M + "SortOrder") is null
                    ? [View(view, folder, context, shape)]
                    : throw new EwsException("ErrorInvalidRequest", "Restrictions and sort order may not be specified for a CalendarView.");
            }

            return [Page(traversal == "Shallow" ? folder.Live.Values : [], request, context, shape)];
        });
    }

    private static XElement View(XElement view, Folder folder, RequestContext context, ItemShape shape)
    {
        if (folder.FolderClass?.StartsWith("IPF.Appointment", StringComparison.Ordinal) != true)
            throw new EwsException("ErrorCalendarFolderIsInvalidForCalendarView", "CalendarView is only valid for calendar folders.");
        var zone = context.ContextZone.Rules;
        var from = XmlTime.Read((string?)view.Attribute("StartDate") ?? string.Empty, zone);
        var until = XmlTime.Read((string?)view.Attribute("EndDate") ?? string.Empty, zone);
        if (until < from)
            throw new EwsException("ErrorCalendarEndDateIsEarlierThanStartDate", "EndDate is earlier than StartDate");
        if (until - from > LongestView)
            throw new EwsException("ErrorCalendarViewRangeTooBig", "The specified view range exceeds the maximum range of two years.");
        var inside = folder.View(from, until);
        var limit = Math.Min((int?)view.Attribute("MaxEntriesReturned") ?? PageLimit, PageLimit);
        if (limit < 1)
            throw new EwsException("ErrorInvalidPagingMaxRows", "MaxEntriesReturned must be greater than zero.");
        return Root(inside.Take(limit), inside.Count, inside.Count <= limit, null, shape);
    }

    private static XElement Page(IEnumerable<Item> items, XElement request, RequestContext context, ItemShape shape)
    {
        var matches = Restriction.Parse(request.Element(Ns.M + "Restriction"), context.Properties);
        var sorted = SortOrder.Apply(items.Where(matches), request.Element(Ns.M + "SortOrder"), context.Properties).ToList();
        var view = request.Element(Ns.M + "IndexedPageItemView");
        if (view is null && (request.Element(Ns.M + "FractionalPageItemView") ?? request.Element(Ns.M + "SeekToConditionPageItemView")) is { } other)
            throw new EwsException("ErrorInvalidOperation", other.Name.LocalName + " is not offered by this server.");
        var offset = Number(view, "Offset") ?? 0;
        var limit = Math.Min(Number(view, "MaxEntriesReturned") ?? PageLimit, PageLimit);
        if (offset < 0)
            throw new EwsException("ErrorInvalidIndexedPagingParameters", "The offset is negative.");
        if (limit < 1)
            throw new EwsException("ErrorInvalidPagingMaxRows", "MaxEntriesReturned must be greater than zero.");
        var start = (string?)view?.Attribute("BasePoint") == "End" ? Math.Max(0, sorted.Count - offset - limit) : Math.Min(offset, sorted.Count);
        var page = sorted.Skip(start).Take(limit).ToList();
        var next = start + page.Count;
        return Root(page, sorted.Count, next >= sorted.Count, next, shape);
    }

    private static int? Number(XElement? view, string attribute) =>
        (string?)view?.Attribute(attribute) is { } text ? XmlConvert.ToInt32(text) : null;

    private static XElement Root(IEnumerable<Item> items, int total, bool last, int? nextOffset, ItemShape shape) => new(
        Ns.M + "RootFolder",
        nextOffset is { } next ? new XAttribute("IndexedPagingOffset", next) : null,
        new XAttribute("TotalItemsInView", total),
        new XAttribute("IncludesLastItemInRange", last),
        new XElement(Ns.T + "Items", items.Select(shape.Show)));
}

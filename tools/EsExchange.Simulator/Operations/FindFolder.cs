using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Operations;

/// <summary>Lists folders below others (MS-OXWSSRCH 3.1.4.1).</summary>
internal sealed class FindFolder : IOperation
{
    public string Name => nameof(FindFolder);

    public XElement Execute(RequestContext context, XElement request)
    {
        var deep = (string?)request.Attribute("Traversal") switch
        {
            "Deep" => true,
            "Shallow" => false,
            "SoftDeleted" => (bool?)null,
            _ => throw SoapFaultException.Schema("The required attribute 'Traversal' is missing or invalid."),
        };
        return Batch.Run(context, Name, request.Elements(Ns.M + "ParentFolderIds").Elements(), id =>
        {
            var parent = Targets.Folder(context, id);
            var found = deep is null ? [] : parent.Mailbox.Folders.Where(f => deep.Value ? IsBelow(f, parent) : f.Parent == parent).Where(Matches(request)).ToList();
            var view = request.Element(Ns.M + "IndexedPageFolderView");
            var offset = Math.Min((int?)view?.Attribute("Offset") ?? 0, found.Count);
            var page = found.Skip(offset).Take((int?)view?.Attribute("MaxEntriesReturned") ?? 1000).ToList();
            return
            [
                new XElement(
                    Ns.M + "RootFolder",
                    new XAttribute("IndexedPagingOffset", offset + page.Count),
                    new XAttribute("TotalItemsInView", found.Count),
                    new XAttribute("IncludesLastItemInRange", offset + page.Count >= found.Count),
                    new XElement(Ns.T + "Folders", page.Select(f => FolderXml.Show(f, request.Element(Ns.M + "FolderShape"), context.Version)))),
            ];
        });
    }

    private static bool IsBelow(Folder folder, Folder ancestor)
    {
        for (var parent = folder.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent == ancestor)
                return true;
        }

        return false;
    }

    /// <summary>The one restriction clients use on folders: the display name or the class being equal to a text.</summary>
    private static Func<Folder, bool> Matches(XElement request)
    {
        var expression = request.Element(Ns.M + "Restriction")?.Elements().FirstOrDefault();
        if (expression is null)
            return _ => true;
        var uri = (string?)expression.Element(Ns.T + "FieldURI")?.Attribute("FieldURI");
        var constant = (string?)expression.Descendants(Ns.T + "Constant").FirstOrDefault()?.Attribute("Value");
        return (expression.Name.LocalName, uri) switch
        {
            ("IsEqualTo", "folder:DisplayName") => f => string.Equals(f.DisplayName, constant, StringComparison.OrdinalIgnoreCase),
            ("IsEqualTo", "folder:FolderClass") => f => string.Equals(f.FolderClass, constant, StringComparison.OrdinalIgnoreCase),
            _ => throw new EwsException("ErrorUnsupportedQueryFilter", "The restriction is not offered for folders."),
        };
    }
}

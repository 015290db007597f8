using System;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;

namespace EsExchange.Simulator.Operations;

/// <summary>Creates folders (MS-OXWSFOLD 3.1.4.2).</summary>
internal sealed class CreateFolder : IOperation
{
    public string Name => nameof(CreateFolder);

    public XElement Execute(RequestContext context, XElement request) => Batch.Run(
        context,
        Name,
        request.Elements(Ns.M + "Folders").Elements(),
        element =>
        {
            var parent = Targets.FolderIn(context, request.Element(Ns.M + "ParentFolderId"), "ErrorParentFolderNotFound");
            var name = (string?)element.Element(Ns.T + "DisplayName");
            if (string.IsNullOrWhiteSpace(name))
                throw new EwsException("ErrorRequiredPropertyMissing", "The folder has no display name.");
            if (parent.Mailbox.Folders.Any(f => f.Parent == parent && string.Equals(f.DisplayName, name, StringComparison.OrdinalIgnoreCase)))
                throw new EwsException("ErrorFolderExists", "A folder with the specified name already exists.");
            return [FolderXml.List([FolderXml.IdOnly(parent.Mailbox.AddFolder(parent, name, FolderXml.ClassOf(element)))])];
        },
        () => [FolderXml.List([])]);
}

using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;

namespace EsExchange.Simulator.Operations;

/// <summary>Renames folders (MS-OXWSFOLD 3.1.4.8).</summary>
internal sealed class UpdateFolder : IOperation
{
    public string Name => nameof(UpdateFolder);

    public XElement Execute(RequestContext context, XElement request) => Batch.Run(
        context,
        Name,
        request.Elements(Ns.M + "FolderChanges").Elements(Ns.T + "FolderChange"),
        change =>
        {
            var folder = Targets.Folder(context, change.Elements().FirstOrDefault());
            foreach (var update in change.Elements(Ns.T + "Updates").Elements())
            {
                var uri = (string?)update.Element(Ns.T + "FieldURI")?.Attribute("FieldURI");
                var name = (string?)update.Descendants(Ns.T + "DisplayName").FirstOrDefault();
                if (update.Name != Ns.T + "SetFolderField" || uri != "folder:DisplayName" || string.IsNullOrWhiteSpace(name))
                    throw new EwsException("ErrorInvalidPropertySet", "Set action is invalid for property.");
                if (folder.DistinguishedName is not null)
                    throw new EwsException("ErrorFolderSave", "A standard folder keeps its name.");
                folder.Mailbox.RenameFolder(folder, name);
            }

            return [FolderXml.List([FolderXml.IdOnly(folder)])];
        },
        () => [FolderXml.List([])]);
}

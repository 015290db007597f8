using System.Xml.Linq;
using EsExchange.Simulator.Soap;

namespace EsExchange.Simulator.Operations;

/// <summary>Deletes folders with all they hold (MS-OXWSFOLD 3.1.4.4).</summary>
internal sealed class DeleteFolder : IOperation
{
    public string Name => nameof(DeleteFolder);

    public XElement Execute(RequestContext context, XElement request) => Batch.Run(
        context,
        Name,
        request.Elements(Ns.M + "FolderIds").Elements(),
        id =>
        {
            var folder = Targets.Folder(context, id);
            if (folder.DistinguishedName is not null)
                throw new EwsException("ErrorDeleteDistinguishedFolder", "Distinguished folders cannot be deleted.");
            folder.Mailbox.RemoveFolder(folder);
            return [];
        });
}

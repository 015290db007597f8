using System.Xml.Linq;
using EsExchange.Simulator.Soap;

namespace EsExchange.Simulator.Operations;

/// <summary>Copies items into another folder, extended properties included (MS-OXWSCORE 3.1.4.1).</summary>
internal sealed class CopyItem : IOperation
{
    public string Name => nameof(CopyItem);

    public XElement Execute(RequestContext context, XElement request) => Batch.Run(
        context,
        Name,
        request.Elements(Ns.M + "ItemIds").Elements(),
        id =>
        {
            var target = Targets.FolderIn(context, request.Element(Ns.M + "ToFolderId"), "ErrorToFolderNotFound");
            return [ItemResponses.IdOnly(target.Copy(Targets.WholeItem(context, id), context.Caller.DisplayNameIn(context.Store)))];
        },
        ItemResponses.NoItems);
}

using System.Xml.Linq;
using EsExchange.Simulator.Soap;

namespace EsExchange.Simulator.Operations;

/// <summary>Moves items into another folder, where they have other ids (MS-OXWSCORE 3.1.4.7).</summary>
internal sealed class MoveItem : IOperation
{
    public string Name => nameof(MoveItem);

    public XElement Execute(RequestContext context, XElement request) => Batch.Run(
        context,
        Name,
        request.Elements(Ns.M + "ItemIds").Elements(),
        id =>
        {
            var target = Targets.FolderIn(context, request.Element(Ns.M + "ToFolderId"), "ErrorToFolderNotFound");
            var item = Targets.WholeItem(context, id);
            return [ItemResponses.IdOnly(target.Move(item, context.Caller.DisplayNameIn(context.Store)))];
        },
        ItemResponses.NoItems);
}

using System.Xml.Linq;
using EsExchange.Simulator.Soap;

namespace EsExchange.Simulator.Operations;

/// <summary>Shows folders by id (MS-OXWSFOLD 3.1.4.6).</summary>
internal sealed class GetFolder : IOperation
{
    public string Name => nameof(GetFolder);

    public XElement Execute(RequestContext context, XElement request) => Batch.Run(
        context,
        Name,
        request.Elements(Ns.M + "FolderIds").Elements(),
        id => [FolderXml.List([FolderXml.Show(Targets.Folder(context, id), request.Element(Ns.M + "FolderShape"), context.Version)])],
        () => [FolderXml.List([])]);
}

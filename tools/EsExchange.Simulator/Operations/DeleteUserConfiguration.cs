using System.Xml.Linq;
using EsExchange.Simulator.Soap;

namespace EsExchange.Simulator.Operations;

/// <summary>Deletes a configuration of a folder (MS-OXWSUSRCFG 3.1.4.2).</summary>
internal sealed class DeleteUserConfiguration : IOperation
{
    public string Name => nameof(DeleteUserConfiguration);

    public XElement Execute(RequestContext context, XElement request) => Batch.Single(context, Name, () =>
    {
        var (folder, name) = UserConfigurations.Target(context, request.Element(Ns.M + "UserConfigurationName"));
        return folder.RemoveConfiguration(name) ? [] : throw UserConfigurations.Missing();
    }, request);
}

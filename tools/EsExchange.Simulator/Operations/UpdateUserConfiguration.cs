using System.Xml.Linq;
using EsExchange.Simulator.Soap;

namespace EsExchange.Simulator.Operations;

/// <summary>Changes a configuration of a folder; what the request leaves out stays (MS-OXWSUSRCFG 3.1.4.4).</summary>
internal sealed class UpdateUserConfiguration : IOperation
{
    public string Name => nameof(UpdateUserConfiguration);

    public XElement Execute(RequestContext context, XElement request) => Batch.Single(context, Name, () =>
    {
        var element = request.Element(Ns.M + "UserConfiguration") ?? throw SoapFaultException.Schema("The element 'UserConfiguration' is missing.");
        var (folder, name) = UserConfigurations.Target(context, element.Element(Ns.T + "UserConfigurationName"));
        folder.SetConfiguration(name, UserConfigurations.Apply(folder.Configuration(name) ?? throw UserConfigurations.Missing(), element));
        return [];
    }, request);
}

using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Operations;

/// <summary>Stores a new configuration of a folder (MS-OXWSUSRCFG 3.1.4.1).</summary>
internal sealed class CreateUserConfiguration : IOperation
{
    public string Name => nameof(CreateUserConfiguration);

    public XElement Execute(RequestContext context, XElement request) => Batch.Single(context, Name, () =>
    {
        var element = request.Element(Ns.M + "UserConfiguration") ?? throw SoapFaultException.Schema("The element 'UserConfiguration' is missing.");
        var (folder, name) = UserConfigurations.Target(context, element.Element(Ns.T + "UserConfigurationName"));
        if (folder.Configuration(name) is not null)
            throw new EwsException("ErrorItemSave", "A configuration object of this name already exists.");
        folder.SetConfiguration(name, UserConfigurations.Apply(new UserConfiguration(), element));
        return [];
    }, request);
}

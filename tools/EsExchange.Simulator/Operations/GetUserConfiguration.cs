using System;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;

namespace EsExchange.Simulator.Operations;

/// <summary>Shows a configuration of a folder (MS-OXWSUSRCFG 3.1.4.3).</summary>
internal sealed class GetUserConfiguration : IOperation
{
    public string Name => nameof(GetUserConfiguration);

    public XElement Execute(RequestContext context, XElement request) => Batch.Single(context, Name, () =>
    {
        var nameElement = request.Element(Ns.M + "UserConfigurationName");
        var (folder, name) = UserConfigurations.Target(context, nameElement);
        var asked = ((string?)request.Element(Ns.M + "UserConfigurationProperties") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [UserConfigurations.Show(folder.Configuration(name) ?? throw UserConfigurations.Missing(), nameElement!, asked)];
    }, request);
}

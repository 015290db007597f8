using System;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;

namespace EsExchange.Simulator.Operations;

/// <summary>Lists time zones (MS-OXWSGTZ 3.1.4.1).</summary>
internal sealed class GetServerTimeZones : IOperation
{
    public string Name => nameof(GetServerTimeZones);

    public XElement Execute(RequestContext context, XElement request)
    {
        var ids = request.Elements(Ns.M + "Ids").Elements(Ns.T + "Id").Select(i => i.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var full = (string?)request.Attribute("ReturnFullTimeZoneData") is not ("false" or "0");
        return Batch.Single(context, Name, () =>
        [
            new XElement(Ns.M + "TimeZoneDefinitions", context.Zones.All
                .Where(z => ids.Count == 0 || ids.Contains(z.Id))
                .Select(z => full ? z.Definition : new XElement(z.Definition.Name, z.Definition.Attributes()))),
        ], request);
    }
}

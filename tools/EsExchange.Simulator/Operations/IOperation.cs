using System.Xml.Linq;

namespace EsExchange.Simulator.Operations;

/// <summary>One EWS operation.</summary>
internal interface IOperation
{
    /// <summary>The name of its request element.</summary>
    string Name { get; }

    /// <summary>Carries it out and returns the response element for the SOAP body.</summary>
    XElement Execute(RequestContext context, XElement request);
}

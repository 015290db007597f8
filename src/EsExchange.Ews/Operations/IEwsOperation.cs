using System.Threading.Tasks;
using System.Xml;

namespace EsExchange.Ews.Operations;

/// <summary>One request with the reading of its answer; used for one attempt only, so that a retry starts clean.</summary>
internal interface IEwsOperation
{
    /// <summary>The operation's name, as in its SOAPAction.</summary>
    string Name { get; }

    /// <summary>Writes the element that goes into the SOAP body.</summary>
    void WriteRequest(XmlWriter writer);

    /// <summary>Forgets what an earlier attempt has read.</summary>
    void Reset();

    /// <summary>Reads one response message wholly.</summary>
    /// <exception cref="Errors.EwsException">The message says that the request failed as a whole.</exception>
    Task ReadMessageAsync(XmlReader reader);
}

using System;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace EsExchange.Simulator.Soap;

/// <summary>A SOAP envelope taken apart.</summary>
/// <param name="Header">The header, or null.</param>
/// <param name="Payload">The request element.</param>
internal sealed record SoapRequest(XElement? Header, XElement Payload)
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit };

    public string Operation => Payload.Name.LocalName;

    /// <summary>What RequestServerVersion asks for, or null where the header lacks it.</summary>
    public string? RequestedVersion => (string?)HeaderElement("RequestServerVersion")?.Attribute("Version");

    /// <exception cref="SoapFaultException">ErrorSchemaValidation: it is no SOAP 1.1 envelope with one request.</exception>
    public static SoapRequest Parse(byte[] body)
    {
        XElement root;
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body), Settings);
            root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException e)
        {
            throw SoapFaultException.Schema(e.Message, e.LineNumber, e.LinePosition);
        }

        if (root.Name != Ns.Soap + "Envelope")
            throw SoapFaultException.Schema("The element '" + root.Name.LocalName + "' is no SOAP 1.1 envelope.", ((IXmlLineInfo)root).LineNumber, ((IXmlLineInfo)root).LinePosition);
        var payload = root.Element(Ns.Soap + "Body")?.Elements().FirstOrDefault()
            ?? throw SoapFaultException.Schema("The envelope has no request in its body.");
        return payload.Name.Namespace == Ns.M
            ? new SoapRequest(root.Element(Ns.Soap + "Header"), payload)
            : throw SoapFaultException.Schema("The element '" + payload.Name + "' is no EWS request.", ((IXmlLineInfo)payload).LineNumber, ((IXmlLineInfo)payload).LinePosition);
    }

    public XElement? HeaderElement(string name) => Header?.Element(Ns.T + name);
}

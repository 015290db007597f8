using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace EsExchange.Simulator.Soap;

/// <summary>Writes SOAP envelopes.</summary>
internal static class SoapResponse
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), CheckCharacters = false };

    public static byte[] Success(XElement payload, ServerVersion version) => Write(payload, version);

    public static byte[] Fault(EwsException error, ServerVersion version) => Write(
        new XElement(
            Ns.Soap + "Fault",
            new XElement("faultcode", new XAttribute(XNamespace.Xmlns + "a", Ns.T), "a:" + error.Code),
            new XElement("faultstring", new XAttribute(XNamespace.Xml + "lang", "en-US"), error.Message),
            new XElement(
                "detail",
                new XElement(Ns.E + "ResponseCode", new XAttribute(XNamespace.Xmlns + "e", Ns.E), error.Code),
                new XElement(Ns.E + "Message", new XAttribute(XNamespace.Xmlns + "e", Ns.E), error.Message),
                error.Values.Count == 0 ? null : new XElement(Ns.T + "MessageXml", error.Values.Select(v => Detail(error.Code, v.Name, v.Value))))),
        version);

    private static XElement Detail(string code, string name, string value) => code == "ErrorSchemaValidation"
        ? new XElement(Ns.T + name, value)
        : new XElement(Ns.T + "Value", new XAttribute("Name", name), value);

    private static byte[] Write(XElement payload, ServerVersion version)
    {
        var envelope = new XElement(
            Ns.Soap + "Envelope",
            new XAttribute(XNamespace.Xmlns + "s", Ns.Soap),
            new XElement(
                Ns.Soap + "Header",
                new XElement(
                    Ns.T + "ServerVersionInfo",
                    new XAttribute(XNamespace.Xmlns + "h", Ns.T),
                    new XAttribute("MajorVersion", version.Major),
                    new XAttribute("MinorVersion", version.Minor),
                    new XAttribute("MajorBuildNumber", version.Build),
                    new XAttribute("MinorBuildNumber", version.Revision),
                    new XAttribute("Version", version.Schema))),
            new XElement(
                Ns.Soap + "Body",
                new XAttribute(XNamespace.Xmlns + "m", Ns.M),
                new XAttribute(XNamespace.Xmlns + "t", Ns.T),
                payload));
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings))
            envelope.Save(writer);
        return stream.ToArray();
    }
}

using System;
using System.IO;
using System.Text;
using System.Xml;

namespace EsExchange.Ews.Soap;

/// <summary>Writes the SOAP envelope around an operation's request (MS-OXWSCDATA, SOAP headers).</summary>
internal static class EnvelopeWriter
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.None,
        CheckCharacters = true,
    };

    public static byte[] Write(string? impersonatedAddress, Action<XmlWriter> writeBody)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, Settings))
        {
            writer.WriteStartElement("soap", "Envelope", EwsNames.Soap);
            writer.WriteAttributeString("xmlns", "t", null, EwsNames.Types);
            writer.WriteAttributeString("xmlns", "m", null, EwsNames.Messages);
            WriteHeader(writer, impersonatedAddress);
            writer.WriteStartElement("Body", EwsNames.Soap);
            writeBody(writer);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return buffer.ToArray();
    }

    private static void WriteHeader(XmlWriter writer, string? impersonatedAddress)
    {
        writer.WriteStartElement("Header", EwsNames.Soap);
        writer.WriteStartElement("RequestServerVersion", EwsNames.Types);
        writer.WriteAttributeString("Version", EwsNames.RequestServerVersion);
        writer.WriteEndElement();
        if (impersonatedAddress is not null)
        {
            writer.WriteStartElement("ExchangeImpersonation", EwsNames.Types);
            writer.WriteStartElement("ConnectingSID", EwsNames.Types);
            writer.WriteElementString("SmtpAddress", EwsNames.Types, impersonatedAddress);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }
}

using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Client;

namespace EsExchange.Ews.Soap;

/// <summary>Reads a SOAP answer forward only: header, then fault or response messages one by one.</summary>
internal static class ResponseReader
{
    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,

        // Exchange sends character references that XML 1.0 forbids; they are left out when texts are normalised.
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Reads a whole answer.</summary>
    /// <param name="stream">The answer's bytes.</param>
    /// <param name="onVersion">Told the server's version, before any message, where the header names it.</param>
    /// <param name="onMessage">Told each message's head once its payload begins or the message ends; reads the payload's child elements.</param>
    /// <returns>The fault, or null where there was none.</returns>
    /// <exception cref="XmlException">The answer is not well-formed, has a DTD, or is no SOAP envelope.</exception>
    public static async Task<ResponseHead?> ReadAsync(Stream stream, Action<ServerVersion> onVersion, Func<XmlReader, Task> onMessage)
    {
        using var reader = XmlReader.Create(stream, Settings);
        await reader.MoveToContentAsync().ConfigureAwait(false);
        if (reader.LocalName != "Envelope" || reader.NamespaceURI != EwsNames.Soap)
            throw new XmlException("The answer is no SOAP envelope.");

        ResponseHead? fault = null;
        bool body = false;
        await reader.ReadChildrenAsync(async part =>
        {
            switch (part)
            {
                case "Header":
                    await reader.ReadChildrenAsync(_ => new ValueTask<bool>(ReadHeader(reader, onVersion))).ConfigureAwait(false);
                    return true;
                case "Body":
                    body = true;
                    await reader.ReadChildrenAsync(async content =>
                    {
                        if (content == "Fault")
                            fault = await FaultReader.ReadAsync(reader).ConfigureAwait(false);
                        else
                            await ReadMessagesAsync(reader, onMessage).ConfigureAwait(false);
                        return true;
                    }).ConfigureAwait(false);
                    return true;
                default:
                    return false;
            }
        }).ConfigureAwait(false);
        return body ? fault : throw new XmlException("The answer has no SOAP body.");
    }

    /// <summary>Reads one response message: its head, then its payload's elements.</summary>
    /// <param name="reader">A reader on the message's element.</param>
    /// <param name="payload">Consumes a payload element as <see cref="XmlReaderChildren.ReadChildrenAsync"/> asks for.</param>
    public static async Task<ResponseHead> ReadMessageAsync(XmlReader reader, Func<string, ValueTask<bool>> payload)
    {
        var head = new ResponseHead { ResponseClass = reader.GetAttribute("ResponseClass") ?? "Success" };
        await reader.ReadChildrenAsync(async name =>
        {
            switch (name)
            {
                case "MessageText":
                    head.MessageText = await reader.ReadTextAsync().ConfigureAwait(false);
                    return true;
                case "ResponseCode":
                    head.ResponseCode = await reader.ReadTextAsync().ConfigureAwait(false);
                    return true;
                case "MessageXml":
                    head.BackOff = await FaultReader.ReadBackOffAsync(reader).ConfigureAwait(false) ?? head.BackOff;
                    return true;
                default:
                    return await payload(name).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
        return head;
    }

    private static Task ReadMessagesAsync(XmlReader reader, Func<XmlReader, Task> onMessage) =>
        reader.ReadChildrenAsync(async name =>
        {
            if (name != "ResponseMessages")
                return false;
            await reader.ReadChildrenAsync(async _ =>
            {
                await onMessage(reader).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            return true;
        });

    private static bool ReadHeader(XmlReader reader, Action<ServerVersion> onVersion)
    {
        if (reader.LocalName == "ServerVersionInfo")
            onVersion(new ServerVersion(Number("MajorVersion"), Number("MinorVersion"), Number("MajorBuildNumber"), Number("MinorBuildNumber")));
        return false;

        int Number(string attribute) =>
            int.TryParse(reader.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
    }
}

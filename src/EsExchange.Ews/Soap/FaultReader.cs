using System;
using System.Globalization;
using System.Threading.Tasks;
using System.Xml;

namespace EsExchange.Ews.Soap;

/// <summary>Reads a SOAP fault with the details that Exchange puts into it (MS-OXWSCDATA, SOAP fault).</summary>
internal static class FaultReader
{
    public static async Task<ResponseHead> ReadAsync(XmlReader reader)
    {
        var head = new ResponseHead { ResponseClass = "Error", ResponseCode = string.Empty };
        await reader.ReadChildrenAsync(async name =>
        {
            switch (name)
            {
                case "faultcode":
                    string faultCode = await reader.ReadTextAsync().ConfigureAwait(false);
                    if (head.ResponseCode.Length == 0)
                        head.ResponseCode = faultCode.Substring(faultCode.IndexOf(':') + 1);
                    return true;
                case "faultstring":
                    head.MessageText = await reader.ReadTextAsync().ConfigureAwait(false);
                    return true;
                case "detail":
                    await ReadDetailAsync(reader, head).ConfigureAwait(false);
                    return true;
                default:
                    return false;
            }
        }).ConfigureAwait(false);
        return head;
    }

    /// <summary>The wait that <c>MessageXml</c> asks for under the name <c>BackOffMilliseconds</c>; null where it names none.</summary>
    public static async Task<TimeSpan?> ReadBackOffAsync(XmlReader reader)
    {
        TimeSpan? backOff = null;
        await reader.ReadChildrenAsync(async name =>
        {
            if (name != "Value" || reader.GetAttribute("Name") != "BackOffMilliseconds")
                return false;
            string text = await reader.ReadTextAsync().ConfigureAwait(false);
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int milliseconds))
                backOff = TimeSpan.FromMilliseconds(milliseconds);
            return true;
        }).ConfigureAwait(false);
        return backOff;
    }

    private static Task ReadDetailAsync(XmlReader reader, ResponseHead head) =>
        reader.ReadChildrenAsync(async name =>
        {
            switch (name)
            {
                case "ResponseCode":
                    head.ResponseCode = await reader.ReadTextAsync().ConfigureAwait(false);
                    return true;
                case "Message":
                    head.MessageText = await reader.ReadTextAsync().ConfigureAwait(false);
                    return true;
                case "MessageXml":
                    head.BackOff = await ReadBackOffAsync(reader).ConfigureAwait(false);
                    return true;
                default:
                    return false;
            }
        });
}

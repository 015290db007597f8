using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace EsExchange.Ews.Autodiscover;

/// <summary>What an Autodiscover service said, whichever way it was asked.</summary>
internal abstract record Answer
{
    /// <summary>The service's URL, as it is reached from outside where there is such a one.</summary>
    public sealed record Service(Uri Url) : Answer;

    /// <summary>Another address of the mailbox, to begin anew with.</summary>
    public sealed record OtherAddress(string Address) : Answer;

    /// <summary>Another address of Autodiscover.</summary>
    public sealed record OtherUrl(string Url) : Answer;

    /// <summary>Why it has nothing.</summary>
    public sealed record Nothing(string Reason) : Answer;

    /// <summary>Reads an answer.</summary>
    /// <returns>It; null where this is no answer of such a service.</returns>
    public static Answer? Read(AutodiscoverMethod method, byte[] body)
    {
        try
        {
            return method switch
            {
                AutodiscoverMethod.Json => ReadJson(body),
                AutodiscoverMethod.Soap => ReadSoap(Parse(body)),
                _ => ReadPox(Parse(body)),
            };
        }
        catch (Exception exception) when (exception is XmlException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Answer? ReadJson(byte[] body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement root = document.RootElement;
        if (Text(root, "Url") is { } url && Uri.TryCreate(url, UriKind.Absolute, out Uri? service))
            return new Service(service);
        return Text(root, "ErrorMessage") is { } message ? new Nothing(message) : null;
    }

    private static Answer? ReadPox(XElement root)
    {
        if (root.Name != AutodiscoverNames.PoxAnswer + "Autodiscover")
            return null;
        if (root.Descendants(AutodiscoverNames.PoxAnswer + "Error").FirstOrDefault() is { } error)
            return new Nothing($"{(string?)error.Element(AutodiscoverNames.PoxAnswer + "ErrorCode")} {(string?)error.Element(AutodiscoverNames.PoxAnswer + "Message")}".Trim());

        XNamespace outlook = AutodiscoverNames.Outlook;
        if (root.Element(outlook + "Response")?.Element(outlook + "Account") is not { } account)
            return null;
        if (account.Element(outlook + "RedirectAddr")?.Value.Trim() is { Length: > 0 } address)
            return new OtherAddress(address);
        if (account.Element(outlook + "RedirectUrl")?.Value.Trim() is { Length: > 0 } url)
            return new OtherUrl(url);
        return ToService(
            Of("EXPR"),
            Of("EXCH"),
            account.Elements(outlook + "Protocol").Elements(outlook + "EwsUrl").FirstOrDefault()?.Value);

        string? Of(string type) => account.Elements(outlook + "Protocol").FirstOrDefault(p => (string?)p.Element(outlook + "Type") == type)?.Element(outlook + "EwsUrl")?.Value;
    }

    private static Answer? ReadSoap(XElement root)
    {
        XNamespace names = AutodiscoverNames.Soap;
        if (root.Descendants(names + "Response").FirstOrDefault() is not { } response)
            return null;
        XElement user = response.Descendants(names + "UserResponse").FirstOrDefault() ?? response;
        string target = user.Element(names + "RedirectTarget")?.Value.Trim() ?? string.Empty;
        switch (user.Element(names + "ErrorCode")?.Value)
        {
            case "NoError":
                return ToService(Setting("ExternalEwsUrl"), Setting("InternalEwsUrl"));
            case "RedirectAddress" when target.Length > 0:
                return new OtherAddress(target);
            case "RedirectUrl" when target.Length > 0:
                return new OtherUrl(target);
            case { } code:
                return new Nothing($"{code} {user.Element(names + "ErrorMessage")?.Value}".Trim());
            default:
                return null;
        }

        string? Setting(string name) => user.Descendants(names + "UserSetting").FirstOrDefault(s => (string?)s.Element(names + "Name") == name)?.Element(names + "Value")?.Value;
    }

    private static Service? ToService(params string?[] urls) =>
        urls.Select(url => Uri.TryCreate(url?.Trim(), UriKind.Absolute, out Uri? service) ? service : null).FirstOrDefault(service => service is not null) is { } first ? new Service(first) : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static XElement Parse(byte[] body)
    {
        using var stream = new MemoryStream(body);
        using XmlReader reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XElement.Load(reader);
    }
}

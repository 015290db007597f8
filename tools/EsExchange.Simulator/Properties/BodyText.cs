using System;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Properties;

/// <summary>Bodies in the type a client asks for.</summary>
internal static partial class BodyText
{
    public static XElement Element(XName name, ItemBody body, string bodyType, int? maximumSize)
    {
        var html = bodyType == "HTML" || (bodyType == "Best" && body.IsHtml);
        var content = XmlText.Clean(html ? ToHtml(body) : ToText(body));
        var truncated = maximumSize is { } limit && limit > 0 && content.Length > limit;
        return new XElement(
            name,
            new XAttribute("BodyType", html ? "HTML" : "Text"),
            truncated ? new XAttribute("IsTruncated", true) : null,
            truncated ? content[..maximumSize!.Value] : content);
    }

    public static ItemBody Parse(XElement element) =>
        new(element.Value, (string?)element.Attribute("BodyType") switch
        {
            "HTML" => true,
            "Text" => false,
            _ => throw SoapFaultException.Schema("The required attribute 'BodyType' is missing or invalid."),
        });

    public static ItemBody Append(ItemBody body, ItemBody more) =>
        body.IsHtml == more.IsHtml
            ? body with { Content = body.Content + more.Content }
            : body.IsHtml ? body with { Content = body.Content + WebUtility.HtmlEncode(more.Content) } : body with { Content = body.Content + ToText(more) };

    public static string ToText(ItemBody body)
    {
        if (!body.IsHtml)
            return body.Content;
        var text = Invisible().Replace(body.Content, string.Empty);
        text = Space().Replace(text, " ");
        text = LineEnd().Replace(text, "\r\n");
        text = Tag().Replace(text, string.Empty);
        return WebUtility.HtmlDecode(text).Trim(' ', '\r', '\n').Replace("\r\n ", "\r\n", StringComparison.Ordinal);
    }

    private static string ToHtml(ItemBody body) => body.IsHtml
        ? body.Content
        : "<html><head>\r\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">\r\n</head>\r\n<body>\r\n<div class=\"PlainText\">"
            + WebUtility.HtmlEncode(body.Content).Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "<br>\r\n", StringComparison.Ordinal)
            + "</div>\r\n</body>\r\n</html>\r\n";

    [GeneratedRegex("<!--.*?-->|<(head|style|script)[ >].*?</\\1>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Invisible();

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();

    [GeneratedRegex(" ?(<br ?/?>|</(p|div|tr|li|h[1-6])>) ?", RegexOptions.IgnoreCase)]
    private static partial Regex LineEnd();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}

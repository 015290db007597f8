using System.Linq;
using System.Xml.Linq;

namespace EsExchange.Simulator.Tests.Support;

/// <summary>Reads what tests ask of a response.</summary>
internal static class Reply
{
    public static readonly XNamespace T = "http://schemas.microsoft.com/exchange/services/2006/types";
    public static readonly XNamespace M = "http://schemas.microsoft.com/exchange/services/2006/messages";

    /// <summary>The response codes of all response messages, or of the fault.</summary>
    public static string[] Codes(this XElement envelope) =>
        [.. envelope.Descendants().Where(e => e.Name.LocalName == "ResponseCode").Select(e => e.Value)];

    public static string Code(this XElement envelope) => envelope.Codes().Single();

    public static string Text(this XElement envelope, string name) => envelope.Descendants(T + name).Single().Value;

    /// <summary>The text of an element that is a direct part of an item.</summary>
    public static string Text(this XElement envelope, string name, string item) => envelope.Descendants(T + item).Single().Element(T + name)!.Value;

    public static string? TextOrNull(this XElement envelope, string name) => envelope.Descendants(T + name).SingleOrDefault()?.Value;

    public static (string Id, string ChangeKey) ItemId(this XElement envelope)
    {
        var id = envelope.Descendants(T + "ItemId").Single();
        return (id.Attribute("Id")!.Value, id.Attribute("ChangeKey")!.Value);
    }

    public static string[] Texts(this XElement envelope, string name) => [.. envelope.Descendants(T + name).Select(e => e.Value)];

    /// <summary>The id an item's own element shows.</summary>
    public static (string Id, string ChangeKey) IdOf(this XElement item)
    {
        var id = item.Element(T + "ItemId")!;
        return (id.Attribute("Id")!.Value, id.Attribute("ChangeKey")!.Value);
    }
}

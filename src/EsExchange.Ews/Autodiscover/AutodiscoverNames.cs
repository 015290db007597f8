using System.Xml.Linq;

namespace EsExchange.Ews.Autodiscover;

/// <summary>The namespaces of Autodiscover.</summary>
internal static class AutodiscoverNames
{
    public static readonly XNamespace PoxRequest = "http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006";
    public static readonly XNamespace PoxAnswer = "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006";
    public static readonly XNamespace Outlook = "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";
    public static readonly XNamespace Soap = "http://schemas.microsoft.com/exchange/2010/Autodiscover";
    public static readonly XNamespace Addressing = "http://www.w3.org/2005/08/addressing";
    public static readonly XNamespace Envelope = "http://schemas.xmlsoap.org/soap/envelope/";
}

using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;

namespace EsExchange.Ews.Autodiscover;

/// <summary>The request that an address is asked with.</summary>
internal static class Question
{
    private const string SettingsAction = "http://schemas.microsoft.com/exchange/2010/Autodiscover/Autodiscover/GetUserSettings";

    public static HttpRequestMessage Make(Endpoint endpoint, string address)
    {
        bool isGet = endpoint.Method is AutodiscoverMethod.Json or AutodiscoverMethod.HttpRedirect;
        var request = new HttpRequestMessage(isGet ? HttpMethod.Get : HttpMethod.Post, endpoint.Url);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("EsExchange", "0.1"));
        request.Headers.ExpectContinue = false;
        if (!isGet)
            request.Content = Content(endpoint.Method == AutodiscoverMethod.Soap ? Soap(endpoint.Url, address) : Pox(address));
        if (endpoint.Method == AutodiscoverMethod.Soap)
            request.Headers.Add("SOAPAction", $"\"{SettingsAction}\"");
        return request;
    }

    private static ByteArrayContent Content(XElement body) =>
        new(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>" + body.ToString(SaveOptions.DisableFormatting))) { Headers = { ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" } } };

    private static XElement Pox(string address) => new(
        AutodiscoverNames.PoxRequest + "Autodiscover",
        new XElement(
            AutodiscoverNames.PoxRequest + "Request",
            new XElement(AutodiscoverNames.PoxRequest + "EMailAddress", address),
            new XElement(AutodiscoverNames.PoxRequest + "AcceptableResponseSchema", AutodiscoverNames.Outlook.NamespaceName)));

    private static XElement Soap(Uri url, string address)
    {
        XNamespace a = AutodiscoverNames.Soap;
        return new XElement(
            AutodiscoverNames.Envelope + "Envelope",
            new XAttribute(XNamespace.Xmlns + "soap", AutodiscoverNames.Envelope),
            new XAttribute(XNamespace.Xmlns + "a", a),
            new XAttribute(XNamespace.Xmlns + "wsa", AutodiscoverNames.Addressing),
            new XElement(
                AutodiscoverNames.Envelope + "Header",
                new XElement(a + "RequestedServerVersion", "Exchange2013"),
                new XElement(AutodiscoverNames.Addressing + "Action", SettingsAction),
                new XElement(AutodiscoverNames.Addressing + "To", url.AbsoluteUri)),
            new XElement(
                AutodiscoverNames.Envelope + "Body",
                new XElement(
                    a + "GetUserSettingsRequestMessage",
                    new XElement(
                        a + "Request",
                        new XElement(a + "Users", new XElement(a + "User", new XElement(a + "Mailbox", address))),
                        new XElement(a + "RequestedSettings", new XElement(a + "Setting", "ExternalEwsUrl"), new XElement(a + "Setting", "InternalEwsUrl"))))));
    }
}

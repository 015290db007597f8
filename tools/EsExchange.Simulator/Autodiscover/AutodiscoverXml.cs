using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Autodiscover;

/// <summary>The answers of Autodiscover as XML.</summary>
internal static class AutodiscoverXml
{
    public static readonly XNamespace PoxRequest = "http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006";
    public static readonly XNamespace Soap = "http://schemas.microsoft.com/exchange/2010/Autodiscover";
    private static readonly XNamespace PoxAnswer = "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006";
    private static readonly XNamespace Outlook = "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";
    private static readonly XNamespace Envelope = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Addressing = "http://www.w3.org/2005/08/addressing";
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    public static XElement PoxSettings(Mailbox mailbox, Uri url, string authPackage) => Pox(new XElement(
        Outlook + "Response",
        new XElement(
            Outlook + "User",
            new XElement(Outlook + "DisplayName", mailbox.DisplayName),
            new XElement(Outlook + "LegacyDN", "/o=First Organization/ou=Exchange Administrative Group/cn=Recipients/cn=" + mailbox.Id.ToString("N")),
            new XElement(Outlook + "AutoDiscoverSMTPAddress", mailbox.Address),
            new XElement(Outlook + "DeploymentId", "8f5e8c4e-7d5b-4f0e-9a3e-2f8a9a8f0d11")),
        new XElement(
            Outlook + "Account",
            new XElement(Outlook + "AccountType", "email"),
            new XElement(Outlook + "Action", "settings"),
            new XElement(Outlook + "MicrosoftOnline", "False"),
            Protocol("EXCH", url, authPackage),
            Protocol("EXPR", url, authPackage))));

    public static XElement PoxRedirect(string action, string element, string value) => Pox(new XElement(
        Outlook + "Response",
        new XElement(
            Outlook + "Account",
            new XElement(Outlook + "AccountType", "email"),
            new XElement(Outlook + "Action", action),
            new XElement(Outlook + element, value))));

    public static XElement PoxError(string code, string message, DateTimeOffset now) => Pox(new XElement(
        PoxAnswer + "Response",
        new XElement(
            PoxAnswer + "Error",
            new XAttribute("Time", now.ToString("HH:mm:ss.fffffff", CultureInfo.InvariantCulture)),
            new XAttribute("Id", "2477272013"),
            new XElement(PoxAnswer + "ErrorCode", code),
            new XElement(PoxAnswer + "Message", message),
            new XElement(PoxAnswer + "DebugData"))));

    public static XElement SoapAnswer(ServerVersion version, IEnumerable<XElement> users) => new(
        Envelope + "Envelope",
        new XAttribute(XNamespace.Xmlns + "s", Envelope),
        new XAttribute(XNamespace.Xmlns + "a", Addressing),
        new XElement(
            Envelope + "Header",
            new XElement(Addressing + "Action", new XAttribute(Envelope + "mustUnderstand", "1"), Soap.NamespaceName + "/Autodiscover/GetUserSettingsResponse"),
            new XElement(
                Soap + "ServerVersionInfo",
                new XElement(Soap + "MajorVersion", version.Major),
                new XElement(Soap + "MinorVersion", version.Minor),
                new XElement(Soap + "MajorBuildNumber", version.Build),
                new XElement(Soap + "MinorBuildNumber", version.Revision),
                new XElement(Soap + "Version", version.Schema))),
        new XElement(
            Envelope + "Body",
            new XElement(
                Soap + "GetUserSettingsResponseMessage",
                new XAttribute(XNamespace.Xmlns + "i", Instance),
                new XElement(
                    Soap + "Response",
                    new XElement(Soap + "ErrorCode", "NoError"),
                    new XElement(Soap + "ErrorMessage"),
                    new XElement(Soap + "UserResponses", users)))));

    public static XElement SoapUser(string code, string message, string? target, IEnumerable<(string Name, string Value)>? settings = null) => new(
        Soap + "UserResponse",
        new XElement(Soap + "ErrorCode", code),
        new XElement(Soap + "ErrorMessage", message),
        target is null ? new XElement(Soap + "RedirectTarget", new XAttribute(Instance + "nil", "true")) : new XElement(Soap + "RedirectTarget", target),
        new XElement(Soap + "UserSettingErrors"),
        new XElement(Soap + "UserSettings", (settings ?? []).Select(s => new XElement(
            Soap + "UserSetting",
            new XAttribute(Instance + "type", "StringSetting"),
            new XElement(Soap + "Name", s.Name),
            new XElement(Soap + "Value", s.Value)))));

    public static IEnumerable<(string Name, string Value)> Settings(Mailbox mailbox, Uri url, ServerVersion version) =>
    [
        ("UserDisplayName", mailbox.DisplayName),
        ("AutoDiscoverSMTPAddress", mailbox.Address),
        ("InternalEwsUrl", url.AbsoluteUri),
        ("ExternalEwsUrl", url.AbsoluteUri),
        ("EwsSupportedSchemas", "Exchange2007, Exchange2007_SP1, Exchange2010, Exchange2010_SP1, Exchange2010_SP2, Exchange2013, Exchange2013_SP1"),
        ("ExternalEwsVersion", FormattableString.Invariant($"{version.Major}.{version.Minor}.{version.Build}.{version.Revision}")),
    ];

    private static XElement Pox(XElement response) => new(PoxAnswer + "Autodiscover", response);

    private static XElement Protocol(string type, Uri url, string authPackage) => new(
        Outlook + "Protocol",
        new XElement(Outlook + "Type", type),
        new XElement(Outlook + "Server", url.Host),
        new XElement(Outlook + "ASUrl", url.AbsoluteUri),
        new XElement(Outlook + "EwsUrl", url.AbsoluteUri),
        new XElement(Outlook + "AuthPackage", authPackage));
}

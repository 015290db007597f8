using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Operations;

/// <summary>User configurations in XML (schema type UserConfigurationType).</summary>
internal static class UserConfigurations
{
    /// <summary>The folder and the name of a UserConfigurationName element.</summary>
    public static (Folder Folder, string Name) Target(RequestContext context, XElement? name) => (
        Targets.FolderIn(context, name, "ErrorFolderNotFound"),
        (string?)name!.Attribute("Name") is { Length: > 0 } text ? text : throw SoapFaultException.Schema("The required attribute 'Name' is missing."));

    public static EwsException Missing() => new("ErrorItemNotFound", "The specified configuration object was not found.");

    /// <param name="configuration">What is there.</param>
    /// <param name="name">The request's UserConfigurationName, which the answer repeats.</param>
    /// <param name="asked">What to show (schema type UserConfigurationPropertyType).</param>
    public static XElement Show(UserConfiguration configuration, XElement name, IReadOnlyCollection<string> asked)
    {
        var all = asked.Contains("All");
        return new XElement(
            Ns.M + "UserConfiguration",
            new XElement(Ns.T + "UserConfigurationName", name.Attributes().Where(a => !a.IsNamespaceDeclaration), name.Elements()),
            all || asked.Contains("Id") ? new XElement(Ns.T + "ItemId", new XAttribute("Id", configuration.ItemId), new XAttribute("ChangeKey", configuration.ChangeKey)) : null,
            (all || asked.Contains("Dictionary")) && configuration.Dictionary is { } entries ? new XElement(Ns.T + "Dictionary", entries.Select(Entry)) : null,
            all || asked.Contains("XmlData") ? Data("XmlData", configuration.XmlData) : null,
            all || asked.Contains("BinaryData") ? Data("BinaryData", configuration.BinaryData) : null);
    }

    /// <summary>A configuration with what an element names put in the place of what was there.</summary>
    public static UserConfiguration Apply(UserConfiguration before, XElement element) => before with
    {
        Dictionary = element.Element(Ns.T + "Dictionary") is { } dictionary
            ? [.. dictionary.Elements(Ns.T + "DictionaryEntry").Select(Entry)]
            : before.Dictionary,
        XmlData = Data(element, "XmlData") ?? before.XmlData,
        BinaryData = Data(element, "BinaryData") ?? before.BinaryData,
    };

    private static XElement Entry(UserConfiguration.DictionaryEntry entry) => new(
        Ns.T + "DictionaryEntry",
        Object("DictionaryKey", entry.Key),
        entry.Value is { } value ? Object("DictionaryValue", value) : new XElement(Ns.T + "DictionaryValue", new XAttribute(Ns.Xsi + "nil", true)));

    private static UserConfiguration.DictionaryEntry Entry(XElement entry) => new(
        Object(entry.Element(Ns.T + "DictionaryKey")) ?? throw SoapFaultException.Schema("The element 'DictionaryEntry' lacks 'DictionaryKey'."),
        Object(entry.Element(Ns.T + "DictionaryValue")));

    private static XElement Object(string name, UserConfiguration.DictionaryObject value) =>
        new(Ns.T + name, new XElement(Ns.T + "Type", value.Type), value.Values.Select(v => new XElement(Ns.T + "Value", v)));

    private static UserConfiguration.DictionaryObject? Object(XElement? element) => element?.Element(Ns.T + "Type") is { } type
        ? new UserConfiguration.DictionaryObject(type.Value, [.. element.Elements(Ns.T + "Value").Select(v => v.Value)])
        : null;

    private static XElement? Data(string name, IReadOnlyList<byte>? bytes) =>
        bytes is null ? null : new XElement(Ns.T + name, Convert.ToBase64String([.. bytes]));

    private static byte[]? Data(XElement configuration, string name) =>
        configuration.Element(Ns.T + name) is { } element ? Convert.FromBase64String(element.Value) : null;
}

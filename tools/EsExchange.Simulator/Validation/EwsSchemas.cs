using System;
using System.Collections.Generic;
using System.IO;
using System.Xml;
using System.Xml.Schema;

namespace EsExchange.Simulator.Validation;

/// <summary>Microsoft's EWS schemas, read from a folder, that judge requests and responses.</summary>
public sealed class EwsSchemas
{
    private const string XmlNamespaceSchema =
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='http://www.w3.org/XML/1998/namespace'>"
        + "<xs:attribute name='lang' type='xs:language'/></xs:schema>";

    private const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private readonly XmlSchemaSet _set;

    private EwsSchemas(XmlSchemaSet set) => _set = set;

    /// <summary>Where a violation is and what it is.</summary>
    /// <param name="Line">Line in the envelope, from 1.</param>
    /// <param name="Position">Position in the line, from 1.</param>
    /// <param name="Message">What is wrong.</param>
    public sealed record Violation(int Line, int Position, string Message)
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Line}:{Position} {Message}";
    }

    /// <summary>
    /// The folder with types.xsd and messages.xsd: that of the variable ESEXCHANGE_EWS_SCHEMA, else the first
    /// <c>shared/ews/schema</c> beside one of this program's parent folders; null where there is neither.
    /// </summary>
    public static string? FindFolder()
    {
        if (Environment.GetEnvironmentVariable("ESEXCHANGE_EWS_SCHEMA") is { Length: > 0 } named)
            return File.Exists(Path.Combine(named, "messages.xsd")) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var beside = Path.Combine(folder.FullName, "shared", "ews", "schema");
            if (File.Exists(Path.Combine(beside, "messages.xsd")))
                return beside;
        }

        return null;
    }

    /// <summary>The schemas of <see cref="FindFolder"/>, or null where it finds none.</summary>
    public static EwsSchemas? Find() => FindFolder() is { } folder ? Load(folder) : null;

    /// <summary>Compiles types.xsd and messages.xsd of a folder.</summary>
    /// <exception cref="XmlSchemaException">They do not compile.</exception>
    public static EwsSchemas Load(string folder)
    {
        var set = new XmlSchemaSet { XmlResolver = null };
        using (var text = new StringReader(XmlNamespaceSchema))
        using (var reader = XmlReader.Create(text))
            set.Add(null, reader);
        foreach (var name in (string[])["types.xsd", "messages.xsd"])
        {
            using var reader = XmlReader.Create(Path.Combine(folder, name));
            set.Add(null, reader);
        }

        set.Compile();
        return new EwsSchemas(set);
    }

    /// <summary>Judges what an envelope holds in its header and body; faults are of SOAP and not judged.</summary>
    /// <param name="envelope">The whole envelope as UTF-8.</param>
    /// <returns>What is wrong, in order; empty where all is right.</returns>
    public IReadOnlyList<Violation> Validate(ReadOnlyMemory<byte> envelope)
    {
        var found = new List<Violation>();
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(envelope.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            reader.MoveToContent();
            if (reader.NamespaceURI != Soap || reader.LocalName != "Envelope")
                return [new Violation(1, 1, "The document is no SOAP envelope.")];
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element || reader.NamespaceURI == Soap)
                    continue;
                if (reader.NamespaceURI.Length == 0)
                    continue;
                if (reader.NamespaceURI.StartsWith("http://schemas.microsoft.com/exchange/services/2006/", StringComparison.Ordinal)
                    && !reader.NamespaceURI.EndsWith("/errors", StringComparison.Ordinal))
                    ValidateElement(reader, found);
            }
        }
        catch (XmlException e)
        {
            found.Add(new Violation(e.LineNumber, e.LinePosition, e.Message));
        }

        return found;
    }

    private void ValidateElement(XmlReader reader, List<Violation> found)
    {
        var inFault = reader.LocalName == "MessageXml";
        if (inFault)
        {
            reader.Skip();
            return;
        }

        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = _set };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationFlags &= ~XmlSchemaValidationFlags.ProcessIdentityConstraints;
        settings.ValidationEventHandler += (_, e) => found.Add(new Violation(e.Exception.LineNumber, e.Exception.LinePosition, e.Message));
        using var subtree = reader.ReadSubtree();
        using var validating = XmlReader.Create(subtree, settings);
        while (validating.Read())
        {
        }
    }
}

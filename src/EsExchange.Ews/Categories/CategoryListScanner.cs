using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Xml;

namespace EsExchange.Ews.Categories;

/// <summary>Finds categories in the text of their list without changing a character of it.</summary>
internal sealed class CategoryListScanner
{
    private const string ListNamespace = "CategoryList.xsd";

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private readonly string text;
    private readonly List<int> lines = [0];
    private readonly List<CategoryElement> elements = [];

    /// <exception cref="XmlException">The text is no category list.</exception>
    public CategoryListScanner(string text)
    {
        this.text = text;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                lines.Add(i + 1);
        }

        using var reader = XmlReader.Create(new StringReader(text), Settings);
        Scan(reader);
    }

    public IReadOnlyList<CategoryElement> Elements => elements;

    /// <summary>The prefix of the list's elements with its colon; usually empty.</summary>
    public string Prefix { get; private set; } = string.Empty;

    /// <summary>Where another category may be put in; in a list that is one empty element the place of its <c>/&gt;</c>.</summary>
    public int InsertAt { get; private set; }

    /// <summary>Whether the list is one empty element.</summary>
    public bool IsEmptyElement { get; private set; }

    private void Scan(XmlReader reader)
    {
        reader.MoveToContent();
        if (reader.LocalName != "categories" || reader.NamespaceURI != ListNamespace)
            throw new XmlException("The document is no list of categories.");
        Prefix = reader.Prefix.Length == 0 ? string.Empty : reader.Prefix + ":";
        IsEmptyElement = reader.IsEmptyElement;
        if (IsEmptyElement)
        {
            InsertAt = EndOfTag(Position(reader)) - 2;
            return;
        }

        reader.Read();
        while (reader.Depth > 0)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == 1 && reader.LocalName == "category" && reader.NamespaceURI == ListNamespace)
                ReadCategory(reader);
            else if (!reader.Read())
                throw new XmlException("The list of categories ends too soon.");
        }

        InsertAt = Position(reader) - 2;
    }

    private void ReadCategory(XmlReader reader)
    {
        int start = Position(reader) - 1;
        int afterName = start + 1 + reader.Name.Length;
        string? name = null;
        TextSpan nameSpan = default;
        string? color = null;
        TextSpan? colorSpan = null;
        while (reader.MoveToNextAttribute())
        {
            switch (reader.Name)
            {
                case "name":
                    (name, nameSpan) = (reader.Value, ValueSpan(Position(reader)));
                    break;
                case "color":
                    (color, colorSpan) = (reader.Value, ValueSpan(Position(reader)));
                    break;
            }
        }

        reader.MoveToElement();
        int end = EndOfTag(start);
        if (!reader.IsEmptyElement)
        {
            int depth = reader.Depth;
            while (reader.Read() && reader.Depth > depth)
            {
            }

            end = EndOfTag(Position(reader));
        }

        reader.Read();
        if (name is not null)
            elements.Add(new CategoryElement(new MasterCategory(name, Color(color)), new TextSpan(start, end), afterName, nameSpan, colorSpan));
    }

    private static CategoryColor? Color(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int index) ? CategoryColor.Find(index) : null;

    private int Position(XmlReader reader)
    {
        var info = (IXmlLineInfo)reader;
        return lines[info.LineNumber - 1] + info.LinePosition - 1;
    }

    private TextSpan ValueSpan(int attribute)
    {
        int open = text.IndexOfAny(['"', '\''], text.IndexOf('=', attribute));
        return new TextSpan(open + 1, text.IndexOf(text[open], open + 1));
    }

    private int EndOfTag(int from)
    {
        for (int i = from; i < text.Length; i++)
        {
            if (text[i] is '"' or '\'')
                i = text.IndexOf(text[i], i + 1);
            else if (text[i] == '>')
                return i + 1;
        }

        throw new XmlException("A tag does not end.");
    }
}

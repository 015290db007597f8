using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Xml;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Categories;

/// <summary>
/// The categories that a mailbox offers, which Outlook keeps in the configuration item <c>CategoryList</c> of the calendar (MS-OXOCFG 2.2.5.2).
/// A change touches the one category that it names; whatever else the list holds stays as it is, to the byte.
/// </summary>
public sealed class CategoryList
{
    /// <summary>The name of the configuration item.</summary>
    public const string ConfigurationName = "CategoryList";

    private const string Never = "1601-01-01T00:00:00.000";

    private static readonly string[] LastUsed =
        ["lastTimeUsedNotes", "lastTimeUsedJournal", "lastTimeUsedContacts", "lastTimeUsedTasks", "lastTimeUsedCalendar", "lastTimeUsedMail", "lastTimeUsed"];

    private readonly string text;
    private readonly Encoding encoding;
    private readonly bool hasMark;
    private readonly CategoryListScanner scan;

    private CategoryList(string text, Encoding encoding, bool hasMark)
    {
        this.text = text;
        this.encoding = encoding;
        this.hasMark = hasMark;
        scan = new CategoryListScanner(text);
    }

    /// <summary>A list without categories.</summary>
    public static CategoryList Empty { get; } = new(
        $"<?xml version=\"1.0\"?><categories default=\"\" lastSavedSession=\"0\" lastSavedTime=\"{Never}\" xmlns=\"CategoryList.xsd\"></categories>",
        Utf8(),
        hasMark: false);

    /// <summary>The categories in the list's order.</summary>
    public IReadOnlyList<MasterCategory> Categories => [.. scan.Elements.Select(element => element.Category)];

    /// <summary>Reads a list.</summary>
    /// <param name="xml">The configuration item's XML data.</param>
    /// <exception cref="FormatException">It is no category list. It must not be overwritten then, since its owner's categories are in it.</exception>
    public static CategoryList Parse(byte[] xml)
    {
        if (xml is null)
            throw new ArgumentNullException(nameof(xml));
        (Encoding encoding, int mark) = Encodings(xml);
        try
        {
            return new CategoryList(encoding.GetString(xml, mark, xml.Length - mark), encoding, mark > 0);
        }
        catch (Exception exception) when (exception is XmlException or ArgumentException or IndexOutOfRangeException)
        {
            throw new FormatException("The mailbox's list of categories cannot be read.", exception);
        }
    }

    /// <summary>The list as the configuration item's XML data.</summary>
    public byte[] ToBytes() => hasMark ? [.. encoding.GetPreamble(), .. encoding.GetBytes(text)] : encoding.GetBytes(text);

    /// <summary>The category of a name, whatever its case; null where the list has none.</summary>
    /// <param name="name">The name.</param>
    public MasterCategory? Find(string name) => Element(name)?.Category;

    /// <summary>Adds a category or gives it a colour.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="color">Its colour; null for none.</param>
    /// <returns>The list with it; this very list where nothing changes.</returns>
    public CategoryList Set(string name, CategoryColor? color)
    {
        if (Element(name) is not { } element)
            return Add(name, color);
        if (Equals(element.Category.Color, color))
            return this;
        return element.Color is { } span ? Replace(span, Number(color)) : Replace(new TextSpan(element.AfterElementName, element.AfterElementName), $" color=\"{Number(color)}\"");
    }

    /// <summary>Gives a category another name; its colour and use stay.</summary>
    /// <param name="name">The name it has.</param>
    /// <param name="newName">The name it gets.</param>
    /// <returns>The list with it; this very list where it has no such category, or another with the new name.</returns>
    public CategoryList Rename(string name, string newName)
    {
        CategoryElement? element = Element(name);
        CategoryElement? taken = Element(newName);
        bool possible = element is not null && (taken is null || ReferenceEquals(taken, element)) && element.Category.Name != newName;
        return possible ? Replace(element!.Name, Attribute(newName)) : this;
    }

    /// <summary>Takes a category out.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The list without it; this very list where it has no such category.</returns>
    public CategoryList Remove(string name) => Element(name) is { } element ? Replace(element.Whole, string.Empty) : this;

    private static (Encoding Encoding, int Mark) Encodings(byte[] xml)
    {
        foreach (Encoding candidate in (Encoding[])[Utf8(), new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true)])
        {
            byte[] mark = candidate.GetPreamble();
            if (xml.Length >= mark.Length && xml.Take(mark.Length).SequenceEqual(mark))
                return (candidate, mark.Length);
        }

        return (Utf8(), 0);
    }

    private static UTF8Encoding Utf8() => new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private static string Number(CategoryColor? color) => (color?.Index ?? -1).ToString(CultureInfo.InvariantCulture);

    private static string Attribute(string value) => XmlCharacters.Clean(value)
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&apos;")
        .Replace("\t", "&#x9;").Replace("\n", "&#xA;").Replace("\r", "&#xD;");

    private CategoryList Add(string name, CategoryColor? color)
    {
        string times = string.Concat(LastUsed.Select(attribute => $" {attribute}=\"{Never}\""));
        string guid = Guid.NewGuid().ToString("B").ToUpperInvariant();
        string element = $"<{scan.Prefix}category name=\"{Attribute(name)}\" color=\"{Number(color)}\" keyboardShortcut=\"0\" usageCount=\"0\"{times}"
            + $" lastSessionUsed=\"0\" guid=\"{guid}\" renameOnFirstUse=\"0\"/>";
        return scan.IsEmptyElement
            ? Replace(new TextSpan(scan.InsertAt, scan.InsertAt + 2), $">{element}</{scan.Prefix}categories>")
            : Replace(new TextSpan(scan.InsertAt, scan.InsertAt), element);
    }

    private CategoryElement? Element(string name) =>
        scan.Elements.FirstOrDefault(element => string.Equals(element.Category.Name, name, StringComparison.OrdinalIgnoreCase));

    private CategoryList Replace(TextSpan span, string by) =>
        new(text.Substring(0, span.Start) + by + text.Substring(span.End), encoding, hasMark);
}

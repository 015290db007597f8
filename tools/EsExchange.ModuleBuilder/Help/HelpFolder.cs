using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;

namespace EsExchange.ModuleBuilder.Help;

/// <summary>Builds the help of all languages.</summary>
public static class HelpFolder
{
    private const string HelpFile = "EsExchange.PowerShell.dll-Help.xml";

    /// <summary>Turns the pages of each language's folder into its help files.</summary>
    /// <param name="docs">A folder with one folder for each culture, such as en-US.</param>
    /// <param name="target">Where folders of the same names are written.</param>
    /// <exception cref="HelpException">A page is not in the form that it must have.</exception>
    public static void Build(string docs, string target)
    {
        foreach (string source in Directory.EnumerateDirectories(docs))
        {
            string[] pages = [.. Directory.EnumerateFiles(source, "*.md").Order(StringComparer.Ordinal)];
            foreach (string culture in Cultures(Path.GetFileName(source)))
                Build(pages, Directory.CreateDirectory(Path.Combine(target, culture)).FullName);
        }
    }

    // English is what Get-Help falls back to. Of another language it must find the neutral culture, or de-AT would be shown English.
    private static string[] Cultures(string culture) => culture.StartsWith("en", StringComparison.Ordinal) ? [culture] : [culture, culture.Split('-')[0]];

    private static void Build(string[] pages, string folder)
    {
        using (var writer = XmlWriter.Create(Path.Combine(folder, HelpFile), new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) }))
            MamlWriter.Write(pages.Where(page => !IsAbout(page)).Select(PageReader.Read)).Save(writer);
        foreach (string page in pages.Where(IsAbout))
            File.WriteAllText(Path.Combine(folder, Path.GetFileNameWithoutExtension(page) + ".help.txt"), AboutWriter.Write(File.ReadAllText(page)), new UTF8Encoding(true));
    }

    private static bool IsAbout(string page) => Path.GetFileName(page).StartsWith("about_", StringComparison.OrdinalIgnoreCase);
}

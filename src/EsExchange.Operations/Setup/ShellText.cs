using System;
using System.Text;

namespace EsExchange.Operations.Setup;

/// <summary>Texts in PowerShell's commands.</summary>
internal static class ShellText
{
    /// <summary>PowerShell takes each of these for the end of a single-quoted text.</summary>
    private static readonly char[] QuotationMarks = ['\'', '\u2018', '\u2019', '\u201a', '\u201b'];

    /// <summary>A text in single quotes, in which nothing is expanded and which no quotation mark within it ends.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder("'");
        foreach (char character in value)
        {
            if (Array.IndexOf(QuotationMarks, character) >= 0)
                text.Append(character);
            text.Append(character);
        }

        return text.Append('\'').ToString();
    }
}

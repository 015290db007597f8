using System.Text;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Mapping;

/// <summary>
/// Brings texts into the one form that survives a round trip through Exchange, so that what was written compares equal to what is read.
/// Each method is idempotent.
/// </summary>
/// <remarks>
/// Exchange's text bodies come back with <c>\r\n</c> line ends and often with a trailing one that nobody wrote; XML 1.0 cannot carry control
/// characters or lone surrogates; a subject is one line of up to 255 characters (MS-OXCMSG PidTagSubject, MS-OXPROPS).
/// </remarks>
public static class TextNormalizer
{
    /// <summary>The longest subject or location, in UTF-16 units.</summary>
    public const int MaxLineLength = 255;

    /// <summary>A body: <c>\n</c> line ends, only characters of XML 1.0, no blank at the end of the text.</summary>
    /// <param name="text">Any text; null counts as empty.</param>
    public static string Body(string? text)
    {
        string clean = XmlCharacters.Clean(text ?? string.Empty);
        return clean.Replace("\r\n", "\n").Replace('\r', '\n').TrimEnd();
    }

    /// <summary>An item's body as text, whatever the server sent it in.</summary>
    /// <param name="item">The item as read.</param>
    public static string Body(EwsItem item)
    {
        if (item is null)
            throw new System.ArgumentNullException(nameof(item));
        return Body(item.BodyFormat == BodyFormat.Html ? HtmlText.ToText(item.Body) : item.Body);
    }

    /// <summary>A subject or location: one line, every run of line ends, tabs and controls one blank, trimmed, at most <see cref="MaxLineLength"/> long.</summary>
    /// <param name="text">Any text; null counts as empty.</param>
    public static string Line(string? text)
    {
        string clean = XmlCharacters.Clean(text ?? string.Empty);
        var line = new StringBuilder(clean.Length);
        bool gap = false;
        foreach (char c in clean)
        {
            if (c < ' ' || c is '\u007f' or '\u0085' or '\u2028' or '\u2029')
            {
                gap = true;
                continue;
            }

            if (gap)
                line.Append(' ');
            gap = false;
            line.Append(c);
        }

        return Cut(line.ToString().Trim()).TrimEnd();
    }

    private static string Cut(string text)
    {
        if (text.Length <= MaxLineLength)
            return text;
        int length = char.IsHighSurrogate(text[MaxLineLength - 1]) ? MaxLineLength - 1 : MaxLineLength;
        return text.Substring(0, length);
    }
}

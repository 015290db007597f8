using System.Globalization;
using System.Linq;
using System.Text;

namespace EsExchange.Operations.Report;

/// <summary>Writes HTML: every text goes through the same escaping.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _html = new();

    /// <summary>Text between tags, or in a quoted attribute: no character of it can end either.</summary>
    public static string Escape(string? text)
    {
        var escaped = new StringBuilder();
        foreach (char character in text ?? string.Empty)
        {
            _ = character switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\t' or '\n' => escaped.Append(' '),
                _ when char.IsControl(character) || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format => escaped,
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Markup of the report's own.</summary>
    public HtmlText Raw(string markup)
    {
        _html.Append(markup);
        return this;
    }

    /// <summary>An element that holds a text.</summary>
    /// <param name="element">Its name, with attributes of the report's own.</param>
    /// <param name="text">The text.</param>
    public HtmlText Element(string element, string? text) => Raw($"<{element}>").Text(text).Raw($"</{element.Split(' ').First()}>");

    /// <summary>A text.</summary>
    public HtmlText Text(string? text) => Raw(Escape(text));

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();
}

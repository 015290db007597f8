namespace EsExchange.Simulator.Store;

/// <summary>The body of an item as it was written.</summary>
/// <param name="Content">The text or the HTML document; never null.</param>
/// <param name="IsHtml">Whether <paramref name="Content"/> is HTML.</param>
public sealed record ItemBody(string Content, bool IsHtml)
{
    /// <summary>A body without content.</summary>
    public static ItemBody Empty { get; } = new(string.Empty, false);

    /// <summary>A plain text body.</summary>
    public static ItemBody Text(string content) => new(content, false);

    /// <summary>An HTML body.</summary>
    public static ItemBody Html(string content) => new(content, true);
}

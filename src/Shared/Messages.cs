using System.Globalization;
using System.Resources;

namespace EsExchange.Resources;

/// <summary>The project's texts for its users, in the language of the session; Resources/Messages.resx holds the English ones.</summary>
internal static class Messages
{
    private static readonly ResourceManager Texts = new(typeof(Messages).Assembly.GetName().Name + ".Resources.Messages", typeof(Messages).Assembly);

    /// <summary>A text with its values.</summary>
    /// <param name="name">The name of the text in the resources.</param>
    /// <param name="values">What stands in its places.</param>
    public static string Format(string name, params object?[] values) => string.Format(CultureInfo.CurrentCulture, Get(name), values);

    /// <summary>A text that has no places.</summary>
    /// <param name="name">The name of the text in the resources.</param>
    public static string Get(string name) => Texts.GetString(name, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"There is no text '{name}'.");
}

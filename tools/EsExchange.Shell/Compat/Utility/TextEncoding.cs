using System.Management.Automation;
using System.Text;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>The encodings that commands take by name.</summary>
public static class TextEncoding
{
    /// <summary>The default: UTF-8 without a mark.</summary>
    public const string Default = "utf8NoBOM";

    /// <summary>Finds an encoding by pwsh's name for it or by its registered name.</summary>
    /// <exception cref="PSArgumentException">There is none of that name.</exception>
    public static Encoding Find(string name)
    {
        switch (name.ToLowerInvariant())
        {
            case "utf8nobom" or "utf8" or "default":
                return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            case "utf8bom":
                return new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
            case "unicode":
                return Encoding.Unicode;
            case "bigendianunicode":
                return Encoding.BigEndianUnicode;
            case "ascii":
                return Encoding.ASCII;
            case "ansi" or "oem":
                return CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (System.ArgumentException)
        {
            throw new PSArgumentException($"There is no encoding '{name}'.");
        }
    }
}

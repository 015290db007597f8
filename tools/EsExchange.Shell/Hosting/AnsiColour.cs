using System;

namespace EsExchange.Shell.Hosting;

/// <summary>Escape sequences for the sixteen console colours.</summary>
internal static class AnsiColour
{
    public const string Reset = "\u001b[0m";

    public static string Foreground(ConsoleColor colour) => Sequence(colour, normal: 30, bright: 90);

    public static string Background(ConsoleColor colour) => Sequence(colour, normal: 40, bright: 100);

    private static string Sequence(ConsoleColor colour, int normal, int bright)
    {
        // ConsoleColor orders its bits blue, green, red, intensity; ANSI orders them red, green, blue.
        var bits = (int)colour;
        var ansi = ((bits & 4) >> 2) | (bits & 2) | ((bits & 1) << 2);
        return FormattableString.Invariant($"\u001b[{((bits & 8) != 0 ? bright : normal) + ansi}m");
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace EsExchange.PowerShell.Common;

/// <summary>Matches names against patterns as PowerShell does, without regard to case.</summary>
internal static class Wildcards
{
    /// <summary>Whether a name matches one of the patterns; no pattern matches everything. Every pattern matches its own text too.</summary>
    public static bool Match(IReadOnlyCollection<string>? patterns, string? name) =>
        patterns is null || patterns.Count == 0 || patterns.Any(pattern => IsMatch(pattern, name ?? string.Empty));

    /// <summary>The patterns, of which one that is a known name stands for that name alone: an object from the pipeline never means another one.</summary>
    public static string[]? Resolve(IReadOnlyCollection<string>? patterns, IEnumerable<string?> known)
    {
        var names = new HashSet<string?>(known, StringComparer.OrdinalIgnoreCase);
        return patterns is null ? null : [.. patterns.Select(pattern => names.Contains(pattern) ? Escape(pattern) : pattern)];
    }

    private static bool IsMatch(string pattern, string name)
    {
        if (string.Equals(pattern, name, StringComparison.OrdinalIgnoreCase))
            return true;
        try
        {
            return WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(name);
        }
        catch (WildcardPatternException)
        {
            return false;
        }
    }

    /// <summary>Escapes the escape character too, which PowerShell's own function does not in every version.</summary>
    private static string Escape(string name) => string.Concat(name.Select(character => "*?[]`".Contains(character.ToString()) ? "`" + character : character.ToString()));
}

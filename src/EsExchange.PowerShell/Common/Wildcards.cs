using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace EsExchange.PowerShell.Common;

/// <summary>Matches names against patterns as PowerShell does, without regard to case.</summary>
internal static class Wildcards
{
    /// <summary>Whether a name matches one of the patterns; no pattern matches everything.</summary>
    public static bool Match(IReadOnlyCollection<string>? patterns, string? name) =>
        patterns is null || patterns.Count == 0 || patterns.Any(pattern => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(name ?? string.Empty));
}

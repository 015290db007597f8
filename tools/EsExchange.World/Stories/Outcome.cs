using System.Collections.Generic;

namespace EsExchange.World.Stories;

/// <summary>How a story ended.</summary>
/// <param name="Story">The story.</param>
/// <param name="Violations">What must not be and is; empty where all is well.</param>
internal sealed record Outcome(Story Story, IReadOnlyList<string> Violations)
{
    public bool IsGood => Violations.Count == 0;

    /// <summary>All that stood on both sides in the end, to tell whether two runs of a story were the same.</summary>
    public string Fingerprint { get; init; } = string.Empty;
}

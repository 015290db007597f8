using System.Collections.Generic;

namespace EsExchange.World.Stories;

/// <summary>How a story ended.</summary>
/// <param name="Story">The story.</param>
/// <param name="Violations">What must not be and is; empty where all is well.</param>
internal sealed record Outcome(Story Story, IReadOnlyList<string> Violations)
{
    public bool IsGood => Violations.Count == 0;
}

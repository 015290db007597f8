using System.Collections.Generic;
using EsExchange.World.Judgement;

namespace EsExchange.World.Stories;

/// <summary>How a story ended.</summary>
/// <param name="Story">The story.</param>
/// <param name="Violations">What must not be and is; empty where all is well.</param>
internal sealed record Outcome(Story Story, IReadOnlyList<string> Violations)
{
    public bool IsGood => Violations.Count == 0;

    /// <summary>All that stood on both sides in the end; null where the story broke off.</summary>
    public Scene? End { get; init; }

    /// <summary>The story and what was wrong in the end, as <see cref="StoryReader"/> reads it.</summary>
    public override string ToString() => $"seed {Story.Seed}, {Story.Mailboxes} mailboxes:\n{Story}\n  => {string.Join("\n  => ", Violations)}";
}

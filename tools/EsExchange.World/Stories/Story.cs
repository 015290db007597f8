using System.Collections.Generic;
using System.Linq;

namespace EsExchange.World.Stories;

/// <summary>A story: what happens in a world, step by step.</summary>
/// <param name="Seed">From which it was made.</param>
/// <param name="Mailboxes">How many staff members are synced.</param>
/// <param name="Steps">The steps.</param>
internal sealed record Story(ulong Seed, int Mailboxes, IReadOnlyList<Step> Steps)
{
    public override string ToString() => string.Join("\n", Steps.Select((step, i) => $"  {i + 1}. {step}"));
}

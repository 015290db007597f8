using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Sync.Merging;

/// <summary>Says whose value is kept where both sides changed a field.</summary>
public static class ConflictWinner
{
    /// <summary>Decides by the connection's rule; the two clocks matter for <see cref="ConflictRule.Newest"/> alone.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="eserpModified">When eserp's side was last changed.</param>
    /// <param name="exchangeModified">When Exchange's side was last changed.</param>
    public static Side Decide(ConflictRule rule, Instant eserpModified, Instant exchangeModified) => rule switch
    {
        ConflictRule.Eserp => Side.Eserp,
        ConflictRule.Exchange => Side.Exchange,
        _ => exchangeModified > eserpModified ? Side.Exchange : Side.Eserp,
    };
}

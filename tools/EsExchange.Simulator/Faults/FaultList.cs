using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;

namespace EsExchange.Simulator.Faults;

/// <summary>The fault rules of a server; all that match a request have their effect.</summary>
public sealed class FaultList
{
    private ImmutableList<FaultRule> _rules = [];

    public IReadOnlyList<FaultRule> Rules => _rules;

    /// <summary>Adds a rule and returns it.</summary>
    public FaultRule Add(FaultRule rule)
    {
        ImmutableInterlocked.Update(ref _rules, r => r.Add(rule));
        return rule;
    }

    /// <summary>Adds a rule for any mailbox.</summary>
    /// <param name="effect">What goes wrong.</param>
    /// <param name="operation">The operation; null means any.</param>
    /// <param name="times">How many requests; null means all.</param>
    public FaultRule Add(FaultEffect effect, string? operation = null, int? times = null) =>
        Add(new FaultRule(effect) { Operation = operation, Times = times });

    /// <summary>Takes a rule away and lets go what hangs by it.</summary>
    public void Remove(FaultRule rule)
    {
        ImmutableInterlocked.Update(ref _rules, r => r.Remove(rule));
        rule?.Release();
    }

    /// <summary>Takes all rules away and lets go what hangs by them.</summary>
    public void Clear()
    {
        foreach (var rule in Interlocked.Exchange(ref _rules, []))
            rule.Release();
    }

    internal IReadOnlyList<FaultRule> Striking(string operation, string? mailbox) =>
        _rules.IsEmpty ? [] : [.. _rules.Where(r => r.Strikes(operation, mailbox))];
}

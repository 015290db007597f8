using System;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Simulator.Faults;

/// <summary>Says which requests go wrong, and how.</summary>
/// <param name="effect">What goes wrong.</param>
public sealed class FaultRule(FaultEffect effect)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Random? _random;
    private int _matched;

    public FaultEffect Effect { get; } = effect;

    /// <summary>The operation's name, for instance <c>GetItem</c>; null means any.</summary>
    public string? Operation { get; init; }

    /// <summary>The address of the mailbox acted in; null means any.</summary>
    public string? Mailbox { get; init; }

    /// <summary>The first matching request that goes wrong, from 1.</summary>
    public int From { get; init; } = 1;

    /// <summary>How many matching requests go wrong; null means all from then on.</summary>
    public int? Times { get; init; }

    /// <summary>The share of those that really do, 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Makes the choice by <see cref="Probability"/> repeatable.</summary>
    public int Seed { get; init; }

    /// <summary>How many requests went wrong by this rule.</summary>
    public int Fired { get; private set; }

    /// <summary>Done as soon as the rule fired for the first time.</summary>
    public Task Reached => _reached.Task;

    internal Task Released => _release.Task;

    /// <summary>Lets requests go on that hang by this rule.</summary>
    public void Release() => _release.TrySetResult();

    internal bool Strikes(string operation, string? mailbox)
    {
        if (Operation is not null && Operation != operation)
            return false;
        if (Mailbox is not null && !string.Equals(Mailbox, mailbox, StringComparison.OrdinalIgnoreCase))
            return false;
        lock (_gate)
        {
            _matched++;
            if (_matched < From || (Times is { } times && _matched >= From + times))
                return false;
            if (Probability < 1 && (_random ??= new Random(Seed)).NextDouble() >= Probability)
                return false;
            Fired++;
        }

        _reached.TrySetResult();
        return true;
    }
}

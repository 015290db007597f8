using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Operations.Continuous;

/// <summary>Rings when a mailbox changed; many changes until somebody listens are one ring.</summary>
public sealed class ChangeBell : IDisposable
{
    private readonly HashSet<string> _changed = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _rung = new(0, 1);

    /// <summary>A mailbox changed; called from any thread.</summary>
    public void Ring(string address)
    {
        lock (_changed)
        {
            if (_changed.Add(address) && _changed.Count == 1)
                _rung.Release();
        }
    }

    /// <summary>Waits until it rings.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _rung.WaitAsync(cancellationToken);

    /// <summary>The mailboxes that changed since the last call.</summary>
    public IReadOnlyCollection<string> Take()
    {
        lock (_changed)
        {
            string[] changed = [.. _changed];
            _changed.Clear();
            _rung.Wait(0);
            return changed;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _rung.Dispose();
}

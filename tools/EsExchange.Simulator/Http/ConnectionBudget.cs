using System;
using System.Collections.Concurrent;
using System.Threading;

namespace EsExchange.Simulator.Http;

/// <summary>How many requests are under way for each account (the throttling policy's EwsMaxConcurrency). Impersonation spends the budget of the mailbox acted in.</summary>
public sealed class ConnectionBudget
{
    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly int _most;

    internal ConnectionBudget(int most) => _most = most;

    /// <summary>The most requests that were ever under way at once for an account.</summary>
    public int Peak(string account) => _accounts.TryGetValue(account, out var known) ? known.Peak : 0;

    /// <summary>Takes one; null where the account has no more.</summary>
    internal IDisposable? Enter(string account)
    {
        var counted = _accounts.GetOrAdd(account, _ => new Account());
        return counted.Enter(_most) ? counted : null;
    }

    private sealed class Account : IDisposable
    {
        private readonly Lock _gate = new();
        private int _current;

        public int Peak { get; private set; }

        public bool Enter(int most)
        {
            lock (_gate)
            {
                if (_current >= most)
                    return false;
                Peak = Math.Max(Peak, ++_current);
                return true;
            }
        }

        public void Dispose()
        {
            lock (_gate)
                _current--;
        }
    }
}

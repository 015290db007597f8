using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace EsExchange.Simulator.Http;

/// <summary>Tells of each exchange and counts them by operation and mailbox.</summary>
public sealed class ExchangeRecord
{
    private readonly ConcurrentDictionary<(string Operation, string Mailbox), Totals> _totals = new();

    /// <summary>Called on a server thread after an exchange is complete and before the client has its answer.</summary>
    public event Action<ServerExchange>? Completed;

    /// <summary>What was counted so far, one entry for each operation and mailbox.</summary>
    public IReadOnlyList<Totals> All => [.. _totals.Values.OrderBy(t => t.Mailbox, StringComparer.Ordinal).ThenBy(t => t.Operation, StringComparer.Ordinal)];

    /// <summary>The number of requests of an operation, in a mailbox; null means all.</summary>
    public int Count(string? operation = null, string? mailbox = null) => Matching(operation, mailbox).Sum(t => t.Requests);

    /// <summary>The bytes of requests and responses together.</summary>
    public long Bytes(string? operation = null, string? mailbox = null) => Matching(operation, mailbox).Sum(t => t.RequestBytes + t.ResponseBytes);

    /// <summary>Counts from 0 again.</summary>
    public void Clear() => _totals.Clear();

    internal void Add(ServerExchange exchange)
    {
        _totals.AddOrUpdate(
            (exchange.Operation, exchange.Mailbox ?? string.Empty),
            key => new Totals(key.Operation, key.Mailbox, 1, exchange.RequestBytes.Length, exchange.ResponseBytes.Length),
            (_, t) => t with
            {
                Requests = t.Requests + 1,
                RequestBytes = t.RequestBytes + exchange.RequestBytes.Length,
                ResponseBytes = t.ResponseBytes + exchange.ResponseBytes.Length,
            });
        Completed?.Invoke(exchange);
    }

    private IEnumerable<Totals> Matching(string? operation, string? mailbox) => _totals.Values.Where(t =>
        (operation is null || t.Operation == operation)
        && (mailbox is null || string.Equals(t.Mailbox, mailbox, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The exchanges of one operation in one mailbox.</summary>
    /// <param name="Operation">The operation's name.</param>
    /// <param name="Mailbox">The mailbox's address, or empty.</param>
    /// <param name="Requests">How many.</param>
    /// <param name="RequestBytes">Bytes of their bodies.</param>
    /// <param name="ResponseBytes">Bytes of the answers' bodies before compression.</param>
    public sealed record Totals(string Operation, string Mailbox, int Requests, long RequestBytes, long ResponseBytes);
}

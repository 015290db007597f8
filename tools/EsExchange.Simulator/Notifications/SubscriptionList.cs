using System;
using System.Collections.Concurrent;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Notifications;

/// <summary>All subscriptions of a server.</summary>
internal sealed class SubscriptionList(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Subscription> _byId = new(StringComparer.Ordinal);

    public void Add(Subscription subscription)
    {
        _byId[subscription.Id] = subscription;
        subscription.Mailbox.Happened += subscription.Take;
    }

    /// <summary>The subscription with an id.</summary>
    /// <exception cref="EwsException">ErrorSubscriptionNotFound: there is none, or it is over. ErrorSubscriptionAccessDenied: it is another mailbox's.</exception>
    public Subscription Find(string id, Mailbox? mailbox)
    {
        if (!_byId.TryGetValue(id, out var subscription))
            throw NotFound();
        if (subscription.Mailbox != mailbox)
            throw new EwsException("ErrorSubscriptionAccessDenied", "The subscription is another user's.");
        var now = time.GetUtcNow();
        if (now - subscription.AskedAt > subscription.Timeout)
        {
            Remove(subscription);
            throw NotFound();
        }

        subscription.AskedAt = now;
        return subscription;
    }

    public void Remove(Subscription subscription)
    {
        _byId.TryRemove(subscription.Id, out _);
        subscription.Mailbox.Happened -= subscription.Take;
    }

    private static EwsException NotFound() => new("ErrorSubscriptionNotFound", "The specified subscription was not found.");
}

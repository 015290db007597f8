using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Simulator.Notifications;

namespace EsExchange.Simulator.Store;

/// <summary>All mailboxes and accounts of a server, in memory.</summary>
public sealed class ExchangeStore
{
    private readonly ConcurrentDictionary<string, Mailbox> _byAddress = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<Guid, Mailbox> _byId = new();
    private readonly ConcurrentDictionary<string, Recipient> _recipients = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeProvider _time;

    internal ExchangeStore(TimeProvider time, Action<int> messagesSent)
    {
        _time = time;
        Subscriptions = new SubscriptionList(time);
        Meetings = new Meetings(this, messagesSent);
    }

    public Accounts Accounts { get; } = new();

    public Meetings Meetings { get; }

    internal SubscriptionList Subscriptions { get; }

    /// <summary>The address book: mailboxes, and recipients without one.</summary>
    internal IEnumerable<Recipient> AddressBook => Mailboxes.Select(m => new Recipient(m.Address, m.DisplayName, "Mailbox")).Concat(_recipients.Values);

    public IReadOnlyCollection<Mailbox> Mailboxes => [.. _byAddress.Values.OrderBy(m => m.Address, StringComparer.Ordinal)];

    /// <summary>Adds a mailbox with the standard folders.</summary>
    /// <param name="address">Its primary SMTP address.</param>
    /// <param name="displayName">Its owner's name; the part before the @ where null.</param>
    /// <param name="password">Where given, the owner can log on with the address and this.</param>
    /// <exception cref="ArgumentException">There is one with this address, or it is no address.</exception>
    public Mailbox AddMailbox(string address, string? displayName = null, string? password = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (at < 1)
            throw new ArgumentException($"'{address}' is not an SMTP address.", nameof(address));
        var mailbox = new Mailbox(address, displayName ?? address[..at], Guid.NewGuid(), _time);
        if (!_byAddress.TryAdd(address, mailbox))
            throw new ArgumentException($"There is a mailbox '{address}' already.", nameof(address));
        _byId[mailbox.Id] = mailbox;
        if (password is not null)
            Accounts.Add(address, password);
        return mailbox;
    }

    /// <summary>Adds somebody to the address book who has no mailbox here.</summary>
    /// <param name="address">The SMTP address.</param>
    /// <param name="displayName">The name.</param>
    /// <param name="mailboxType">What it is, such as <c>PublicDL</c> or <c>Contact</c> (schema type MailboxTypeType).</param>
    public void AddRecipient(string address, string displayName, string mailboxType) => _recipients[address] = new Recipient(address, displayName, mailboxType);

    /// <summary>The mailbox with this address.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Mailbox Mailbox(string address) =>
        Find(address) ?? throw new KeyNotFoundException($"There is no mailbox '{address}'.");

    /// <summary>The mailbox with this address, or null.</summary>
    public Mailbox? Find(string address) => _byAddress.GetValueOrDefault(address);

    /// <summary>Takes a mailbox away with all it holds; false where there is none.</summary>
    public bool RemoveMailbox(string address) =>
        _byAddress.TryRemove(address, out var mailbox) && _byId.TryRemove(mailbox.Id, out _);

    /// <summary>Gives a mailbox another primary address; all it holds keeps its ids.</summary>
    /// <exception cref="KeyNotFoundException">There is none with this address.</exception>
    /// <exception cref="ArgumentException">There is one with the other address.</exception>
    public void RenameMailbox(string address, string other)
    {
        var mailbox = Mailbox(address);
        if (!_byAddress.TryAdd(other, mailbox))
            throw new ArgumentException($"There is a mailbox '{other}' already.", nameof(other));
        mailbox.Address = other;
        _byAddress.TryRemove(address, out _);
    }

    /// <summary>Moves a mailbox to another database: the same address, all items of its standard folders, and new ids for everything.</summary>
    /// <exception cref="KeyNotFoundException">There is none with this address.</exception>
    public Mailbox MoveMailbox(string address)
    {
        var former = Mailbox(address);
        RemoveMailbox(address);
        var moved = AddMailbox(address, former.DisplayName);
        lock (moved.Gate)
        {
            foreach (var folder in former.Folders)
            {
                if (folder.DistinguishedName is { } name)
                    moved.Distinguished(name)!.TakeOver(folder);
            }
        }

        return moved;
    }

    internal Mailbox? Find(Guid id) => _byId.GetValueOrDefault(id);
}

/// <summary>An entry of the address book.</summary>
internal sealed record Recipient(string Address, string DisplayName, string MailboxType);

using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Notifications;

/// <summary>What a client wants to be told of a mailbox, and what happened since it was told last.</summary>
internal sealed class Subscription
{
    private readonly Lock _gate = new();
    private readonly HashSet<Folder>? _folders;
    private readonly HashSet<StoreEventKind> _kinds;
    private readonly List<(long Number, StoreEvent Event)> _pending = [];
    private readonly Guid _id = Guid.NewGuid();
    private long _number;
    private long _told;

    /// <param name="mailbox">The mailbox.</param>
    /// <param name="folders">The folders; null means all of them.</param>
    /// <param name="kinds">The kinds of event.</param>
    /// <param name="timeout">How long it lasts without being asked; null for a streaming one.</param>
    /// <param name="now">The time of its beginning.</param>
    public Subscription(Mailbox mailbox, IEnumerable<Folder>? folders, IEnumerable<StoreEventKind> kinds, TimeSpan? timeout, DateTimeOffset now)
    {
        Mailbox = mailbox;
        _folders = folders?.ToHashSet();
        _kinds = [.. kinds];
        Timeout = timeout;
        AskedAt = now;
        Id = Convert.ToBase64String([.. BitConverter.GetBytes(mailbox.Id.GetHashCode()), .. _id.ToByteArray()]);
    }

    public string Id { get; }

    public Mailbox Mailbox { get; }

    public TimeSpan? Timeout { get; }

    public bool IsStreaming => Timeout is null;

    /// <summary>When it was last asked.</summary>
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>Called when there is something to tell.</summary>
    public event Action? Arrived;

    /// <summary>The watermark before everything that is still to be told.</summary>
    public string Watermark
    {
        get
        {
            lock (_gate)
                return Encode(_told);
        }
    }

    public void Take(StoreEvent happened)
    {
        if (!_kinds.Contains(happened.Kind) || (_folders is not null && !_folders.Contains(happened.Folder) && !(happened.OldFolder is { } old && _folders.Contains(old))))
            return;
        lock (_gate)
            _pending.Add((++_number, happened));
        Arrived?.Invoke();
    }

    /// <summary>The oldest events after a watermark; those up to it are forgotten.</summary>
    /// <exception cref="EwsException">ErrorInvalidWatermark: it is none of this subscription's.</exception>
    public (string Previous, IReadOnlyList<(string Watermark, StoreEvent Event)> Events, bool More) After(string watermark, int most)
    {
        lock (_gate)
        {
            if (!TryDecode(watermark, out var number) || number > _number)
                throw new EwsException("ErrorInvalidWatermark", "The watermark used for creating this subscription was not found.");
            _told = Math.Max(_told, number);
            _pending.RemoveAll(p => p.Number <= number);
            return (watermark, [.. _pending.Take(most).Select(p => (Encode(p.Number), p.Event))], _pending.Count > most);
        }
    }

    /// <summary>All events not told yet, which then count as told.</summary>
    public IReadOnlyList<(string Watermark, StoreEvent Event)> Drain()
    {
        lock (_gate)
        {
            var events = _pending.Select(p => (Encode(p.Number), p.Event)).ToList();
            _pending.Clear();
            _told = _number;
            return events;
        }
    }

    private string Encode(long number)
    {
        Span<byte> bytes = stackalloc byte[24];
        _id.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[16..], number);
        return Convert.ToBase64String(bytes);
    }

    private bool TryDecode(string text, out long number)
    {
        Span<byte> bytes = stackalloc byte[24];
        number = 0;
        if (!Convert.TryFromBase64String(text, bytes, out var count) || count != 24 || new Guid(bytes[..16]) != _id)
            return false;
        number = BinaryPrimitives.ReadInt64BigEndian(bytes[16..]);
        return true;
    }
}

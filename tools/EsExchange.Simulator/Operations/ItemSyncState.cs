using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Operations;

/// <summary>
/// How far a client has come in a folder's change log. Pages read while the folder goes on changing show items as they
/// are at that moment, so the state keeps, for each stretch read, how new the view of it was: what a later entry tells of
/// an item seen in a newer view is known to the client already.
/// </summary>
internal sealed class ItemSyncState
{
    private const int Mark = 0x53594E32;
    private readonly List<Stretch> _stretches;

    private ItemSyncState(Guid mailbox, int folder, int epoch, int position, List<Stretch> stretches)
    {
        Mailbox = mailbox;
        Folder = folder;
        Epoch = epoch;
        Position = position;
        _stretches = stretches;
    }

    public Guid Mailbox { get; }

    public int Folder { get; }

    /// <summary>The folder's epoch: a state of an earlier one is invalid.</summary>
    public int Epoch { get; }

    /// <summary>The newest entry that was looked at.</summary>
    public int Position { get; }

    public static ItemSyncState Start(Folder folder) => new(folder.Mailbox.Id, folder.Number, folder.Epoch, 0, []);

    /// <summary>Whether the client saw an item, created at a position, no older than an entry at another left it.</summary>
    public bool Knows(int createdAt, int entry) => _stretches.Exists(s => createdAt > s.After && createdAt <= s.UpTo && entry <= s.View);

    /// <summary>Whether the client was told of an item created at a position, if it was still there then.</summary>
    public bool Passed(int createdAt) => createdAt <= Position;

    /// <summary>The state after entries up to a position were shown as of the log's head.</summary>
    public ItemSyncState Advance(int position, int head)
    {
        if (position >= head)
            return new ItemSyncState(Mailbox, Folder, Epoch, position, []);
        var stretches = _stretches.Where(s => s.View > position).ToList();
        if (stretches.Count > 0 && stretches[^1].View == head && stretches[^1].UpTo == Position)
            stretches[^1] = stretches[^1] with { UpTo = position };
        else
            stretches.Add(new Stretch(Position, position, head));
        return new ItemSyncState(Mailbox, Folder, Epoch, position, stretches);
    }

    /// <summary>The opaque text.</summary>
    public string Encode()
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Mark);
            writer.Write(Mailbox.ToByteArray());
            writer.Write(Folder);
            writer.Write(Epoch);
            writer.Write(Position);
            writer.Write(_stretches.Count);
            foreach (var (after, upTo, view) in _stretches)
            {
                writer.Write(after);
                writer.Write(upTo);
                writer.Write(view);
            }
        }

        var content = stream.ToArray();
        return Convert.ToBase64String([.. content, .. SHA256.HashData(content).AsSpan(0, 8)]);
    }

    /// <exception cref="EwsException">ErrorInvalidSyncStateData: the text is none of this folder's states.</exception>
    public static ItemSyncState Decode(string text, Folder folder)
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw Invalid();
        }

        if (bytes.Length < 40 || !SHA256.HashData(bytes.AsSpan(0, bytes.Length - 8)).AsSpan(0, 8).SequenceEqual(bytes.AsSpan(bytes.Length - 8)))
            throw Invalid();
        using var reader = new BinaryReader(new MemoryStream(bytes));
        if (reader.ReadInt32() != Mark)
            throw Invalid();
        var mailbox = new Guid(reader.ReadBytes(16));
        var number = reader.ReadInt32();
        var epoch = reader.ReadInt32();
        var position = reader.ReadInt32();
        var stretches = Enumerable.Range(0, reader.ReadInt32()).Select(_ => new Stretch(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32())).ToList();
        return mailbox == folder.Mailbox.Id && number == folder.Number && epoch == folder.Epoch && position <= folder.Log.Head
            ? new ItemSyncState(mailbox, number, epoch, position, stretches)
            : throw Invalid();
    }

    private static EwsException Invalid() => new("ErrorInvalidSyncStateData", "Synchronization state data is corrupt or otherwise invalid.");

    private readonly record struct Stretch(int After, int UpTo, int View);
}

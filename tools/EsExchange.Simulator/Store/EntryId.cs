using System;
using System.Buffers.Binary;
using System.Text;

namespace EsExchange.Simulator.Store;

/// <summary>Opaque ids of items and folders: base64 over mailbox, folder and item number, as long as Exchange's are.</summary>
internal static class EntryId
{
    private const int Length = 112;
    private const int GuidAt = 4;
    private const int StoreAt = 40;
    private const int FolderAt = 86;
    private const int ItemAt = 102;
    private static readonly byte[] Prefix = [0x00, 0x03, 0x24, 0x00];
    private static readonly byte[] StoreMark = [0x46, 0x00, 0x00, 0x00, 0x00, 0x00];

    /// <param name="mailbox">The mailbox.</param>
    /// <param name="folder">The number of the folder, that holds the item or is meant itself.</param>
    /// <param name="item">The item's number, or 0 for the folder itself.</param>
    public static string Encode(Guid mailbox, int folder, long item)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes.Clear();
        Prefix.CopyTo(bytes);
        Span<char> text = stackalloc char[36];
        mailbox.TryFormat(text, out _, "D");
        Encoding.ASCII.GetBytes(text, bytes[GuidAt..]);
        StoreMark.CopyTo(bytes[StoreAt..]);
        mailbox.TryWriteBytes(bytes[(FolderAt - 20)..]);
        BinaryPrimitives.WriteInt32BigEndian(bytes[FolderAt..], folder);
        BinaryPrimitives.WriteInt64BigEndian(bytes[ItemAt..], item);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>False for a text that no server of this kind gave out.</summary>
    public static bool TryDecode(string? id, out Guid mailbox, out int folder, out long item)
    {
        mailbox = default;
        folder = 0;
        item = 0;
        Span<byte> bytes = stackalloc byte[Length];
        if (id is null || !Convert.TryFromBase64String(id, bytes, out var count) || count != Length || !bytes.StartsWith(Prefix))
            return false;
        if (!Guid.TryParseExact(Encoding.ASCII.GetString(bytes.Slice(GuidAt, 36)), "D", out mailbox))
            return false;
        folder = BinaryPrimitives.ReadInt32BigEndian(bytes[FolderAt..]);
        item = BinaryPrimitives.ReadInt64BigEndian(bytes[ItemAt..]);
        return true;
    }
}

using System;
using System.Buffers.Binary;

namespace EsExchange.Simulator.Store;

/// <summary>Opaque versions: base64 over the mailbox's replica and a number that only grows.</summary>
internal static class ChangeKey
{
    private const int Length = 32;
    private static readonly byte[] Prefix = [0x0F, 0x00, 0x00, 0x00, 0x16, 0x00, 0x00, 0x00];

    public static string Encode(Guid replica, long version)
    {
        Span<byte> bytes = stackalloc byte[Length];
        Prefix.CopyTo(bytes);
        replica.TryWriteBytes(bytes[8..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes[24..], version);
        return Convert.ToBase64String(bytes);
    }

    public static bool TryDecode(string text, out long version)
    {
        version = 0;
        Span<byte> bytes = stackalloc byte[Length];
        if (!Convert.TryFromBase64String(text, bytes, out var count) || count != Length || !bytes.StartsWith(Prefix))
            return false;
        version = BinaryPrimitives.ReadInt64BigEndian(bytes[24..]);
        return true;
    }
}

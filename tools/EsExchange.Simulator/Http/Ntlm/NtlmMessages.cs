using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace EsExchange.Simulator.Http.Ntlm;

/// <summary>The three messages of NTLM version 2 (MS-NLMP 2.2.1), as far as a server needs them.</summary>
internal static class NtlmMessages
{
    // Unicode, request target, sign, NTLM, always sign, domain target, extended session security, target info, version, 128, key exchange, 56.
    private const uint Flags = 0x1 | 0x4 | 0x10 | 0x200 | 0x8000 | 0x10000 | 0x80000 | 0x800000 | 0x2000000 | 0x20000000 | 0x40000000 | 0x80000000;
    private const int ChallengeHeader = 56;

    private static readonly byte[] Signature = "NTLMSSP\0"u8.ToArray();

    /// <summary>Where an NTLM message begins in what a client sent; -1 where there is none.</summary>
    public static int Find(ReadOnlySpan<byte> token) => token.IndexOf(Signature);

    /// <summary>The number of a message, 1 to 3; 0 for what is none.</summary>
    public static int Kind(ReadOnlySpan<byte> message) =>
        message.Length >= 12 && message.StartsWith(Signature) ? (int)BinaryPrimitives.ReadUInt32LittleEndian(message[8..]) : 0;

    /// <summary>The server's message with its challenge of 8 bytes.</summary>
    public static byte[] Challenge(ReadOnlySpan<byte> challenge, string domain, string computer, DateTimeOffset now)
    {
        var target = Encoding.Unicode.GetBytes(domain);
        var info = TargetInfo(domain, computer, now);
        var message = new byte[ChallengeHeader + target.Length + info.Length];
        Signature.CopyTo(message, 0);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(8), 2);
        Field(message, 12, target.Length, ChallengeHeader);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(20), Flags);
        challenge.CopyTo(message.AsSpan(24));
        Field(message, 40, info.Length, ChallengeHeader + target.Length);
        message[48] = 10;
        message[55] = 15;
        target.CopyTo(message, ChallengeHeader);
        info.CopyTo(message, ChallengeHeader + target.Length);
        return message;
    }

    /// <summary>Who a client says it is in its last message.</summary>
    public static (string User, string Domain) Names(ReadOnlySpan<byte> message) =>
        (Encoding.Unicode.GetString(Payload(message, 36)), Encoding.Unicode.GetString(Payload(message, 28)));

    /// <summary>Whether a client's last message was made with a password, for a challenge.</summary>
    public static bool Proves(ReadOnlySpan<byte> message, ReadOnlySpan<byte> challenge, string password)
    {
        var response = Payload(message, 20);
        if (response.Length < 16 + 28)
            return false;
        var (user, domain) = Names(message);
        var key = Sign(Md4.Hash(Encoding.Unicode.GetBytes(password)), Encoding.Unicode.GetBytes(user.ToUpperInvariant() + domain));
        return CryptographicOperations.FixedTimeEquals(response[..16], Sign(key, [.. challenge, .. response[16..]]));
    }

    private static ReadOnlySpan<byte> Payload(ReadOnlySpan<byte> message, int field)
    {
        int length = BinaryPrimitives.ReadUInt16LittleEndian(message[field..]);
        return message.Slice((int)BinaryPrimitives.ReadUInt32LittleEndian(message[(field + 4)..]), length);
    }

#pragma warning disable CA5351 // MS-NLMP prescribes HMAC-MD5
    private static byte[] Sign(byte[] key, byte[] data) => HMACMD5.HashData(key, data);
#pragma warning restore CA5351

    private static void Field(byte[] message, int at, int length, int offset)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(at), (ushort)length);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(at + 2), (ushort)length);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(at + 4), (uint)offset);
    }

    private static byte[] TargetInfo(string domain, string computer, DateTimeOffset now)
    {
        var pairs = new List<byte>();
        Add(2, Encoding.Unicode.GetBytes(domain));
        Add(1, Encoding.Unicode.GetBytes(computer));
        Add(7, BitConverter.GetBytes(now.ToFileTime()));
        Add(0, []);
        return [.. pairs];

        void Add(ushort id, byte[] value)
        {
            pairs.AddRange(BitConverter.GetBytes(id));
            pairs.AddRange(BitConverter.GetBytes((ushort)value.Length));
            pairs.AddRange(value);
        }
    }
}

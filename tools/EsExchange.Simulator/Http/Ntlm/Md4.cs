using System;
using System.Buffers.Binary;
using System.Numerics;

namespace EsExchange.Simulator.Http.Ntlm;

/// <summary>The digest that NTLM keeps passwords in (RFC 1320), which .NET does not offer any more.</summary>
internal static class Md4
{
    private static readonly int[] SecondOrder = [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15];

    private static readonly int[] ThirdOrder = [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15];

    public static byte[] Hash(ReadOnlySpan<byte> message)
    {
        var padded = new byte[(message.Length + 8) / 64 * 64 + 64];
        message.CopyTo(padded);
        padded[message.Length] = 0x80;
        BinaryPrimitives.WriteUInt64LittleEndian(padded.AsSpan(padded.Length - 8), (ulong)message.Length * 8);

        uint[] state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
        var words = new uint[16];
        for (var start = 0; start < padded.Length; start += 64)
        {
            for (var i = 0; i < 16; i++)
                words[i] = BinaryPrimitives.ReadUInt32LittleEndian(padded.AsSpan(start + (4 * i)));
            Mix(state, words);
        }

        var digest = new byte[16];
        for (var i = 0; i < 4; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(digest.AsSpan(4 * i), state[i]);
        return digest;
    }

    private static void Mix(uint[] state, uint[] words)
    {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        for (var i = 0; i < 16; i++)
            Step((b & c) | (~b & d), words[i], (i % 4) switch { 0 => 3, 1 => 7, 2 => 11, _ => 19 });
        for (var i = 0; i < 16; i++)
            Step(((b & c) | (b & d) | (c & d)) + 0x5a827999, words[SecondOrder[i]], (i % 4) switch { 0 => 3, 1 => 5, 2 => 9, _ => 13 });
        for (var i = 0; i < 16; i++)
            Step((b ^ c ^ d) + 0x6ed9eba1, words[ThirdOrder[i]], (i % 4) switch { 0 => 3, 1 => 9, 2 => 11, _ => 15 });
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;

        void Step(uint mixed, uint word, int turn) => (a, b, c, d) = (d, BitOperations.RotateLeft(a + mixed + word, turn), b, c);
    }
}

using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EsExchange.Simulator.Http;

/// <summary>Signed tokens (RFC 7515), with the authority's own key.</summary>
internal sealed class Jwt
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public static byte[] Decode(string text) => Base64Url.DecodeFromChars(text);

    public string Make(IReadOnlyDictionary<string, object> claims)
    {
        var text = Encode("""{"typ":"JWT","alg":"HS256"}"""u8.ToArray()) + "." + Encode(JsonSerializer.SerializeToUtf8Bytes(claims));
        return text + "." + Encode(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(text)));
    }
}

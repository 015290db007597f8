using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using EsExchange.Resources;

namespace EsExchange.Eserp.Secrets;

/// <summary>Encrypts secrets (AES-256-CBC) and seals them together with the connection they belong to (HMAC-SHA256), so that none can be moved or altered.</summary>
internal static class SecretProtector
{
    private const int KeyLength = 32;
    private const int VectorLength = 16;

    public static byte[] Protect(byte[] key, int connectionId, string secret)
    {
        using Aes aes = CreateAes(key);
        aes.GenerateIV();
        byte[] clear = Encoding.UTF8.GetBytes(secret);
        using ICryptoTransform encryptor = aes.CreateEncryptor();
        byte[] body = [.. aes.IV, .. encryptor.TransformFinalBlock(clear, 0, clear.Length)];
        return [.. body, .. Seal(key, connectionId, body)];
    }

    /// <exception cref="EserpException"><see cref="EserpError.SecretKeyMissing"/>: it was stored with another key, or altered.</exception>
    public static string Reveal(byte[] key, int connectionId, byte[] stored)
    {
        byte[] body = [.. stored.Take(Math.Max(0, stored.Length - KeyLength))];
        if (body.Length < VectorLength || !AreEqual(Seal(key, connectionId, body), [.. stored.Skip(body.Length)]))
        {
            throw new EserpException(
                EserpError.SecretKeyMissing,
                Messages.Get("SecretUnreadable"));
        }

        using Aes aes = CreateAes(key);
        aes.IV = [.. body.Take(VectorLength)];
        using ICryptoTransform decryptor = aes.CreateDecryptor();
        return Encoding.UTF8.GetString(decryptor.TransformFinalBlock(body, VectorLength, body.Length - VectorLength));
    }

    private static Aes CreateAes(byte[] key)
    {
        Aes aes = Aes.Create();
        aes.Mode = CipherMode.CBC;
        aes.Padding = PaddingMode.PKCS7;
        aes.Key = [.. key.Take(KeyLength)];
        return aes;
    }

    private static byte[] Seal(byte[] key, int connectionId, byte[] body)
    {
        using var sealer = new HMACSHA256([.. key.Skip(KeyLength)]);
        using var message = new MemoryStream([.. Encoding.ASCII.GetBytes(connectionId.ToString(CultureInfo.InvariantCulture) + "\n"), .. body]);
        return sealer.ComputeHash(message);
    }

    private static bool AreEqual(byte[] left, byte[] right)
    {
        int difference = left.Length ^ right.Length;
        for (int i = 0; i < Math.Min(left.Length, right.Length); i++)
            difference |= left[i] ^ right[i];
        return difference == 0;
    }
}

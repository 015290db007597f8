using System.Security.Cryptography;

namespace EsExchange.Eserp.Secrets;

/// <summary>A random key: one half encrypts, the other seals.</summary>
internal static class SecretKey
{
    /// <summary>Its length in bytes.</summary>
    public const int Length = 64;

    /// <summary>A new key.</summary>
    public static byte[] Create()
    {
        byte[] key = new byte[Length];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(key);
        return key;
    }
}

using EsExchange.Resources;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EsExchange.Eserp.Secrets;

/// <summary>Wraps a key for whoever may use the private key of a certificate (RSA, OAEP).</summary>
internal static class CertificateWrap
{
    private static readonly StoreLocation[] Locations = [StoreLocation.CurrentUser, StoreLocation.LocalMachine];

    /// <exception cref="EserpException"><see cref="EserpError.SecretKeyMissing"/>.</exception>
    public static byte[] Wrap(string thumbprint, byte[] key)
    {
        using X509Certificate2 certificate = Find(thumbprint);
        using RSA? wrapper = certificate.GetRSAPublicKey();
        using RSA? opener = certificate.GetRSAPrivateKey();
        if (wrapper is null || opener is null)
            throw Unusable(thumbprint, Messages.Get("KeyCertificateHalf"));
        byte[] wrapped = wrapper.Encrypt(key, RSAEncryptionPadding.OaepSHA1);
        return opener.Decrypt(wrapped, RSAEncryptionPadding.OaepSHA1).SequenceEqual(key) ? wrapped : throw Unusable(thumbprint, Messages.Get("KeyCertificateMismatch"));
    }

    /// <exception cref="EserpException"><see cref="EserpError.SecretKeyMissing"/>.</exception>
    public static byte[] Unwrap(string thumbprint, byte[] wrapped)
    {
        using X509Certificate2 certificate = Find(thumbprint);
        try
        {
            using RSA opener = certificate.GetRSAPrivateKey() ?? throw Unusable(thumbprint, Messages.Get("KeyCertificatePublic"));
            return opener.Decrypt(wrapped, RSAEncryptionPadding.OaepSHA1);
        }
        catch (CryptographicException error)
        {
            throw Unusable(thumbprint, error.Message);
        }
    }

    private static X509Certificate2 Find(string thumbprint)
    {
        foreach (StoreLocation location in Locations)
        {
            try
            {
                using var store = new X509Store(StoreName.My, location);
                store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
                X509Certificate2? found = store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false).Cast<X509Certificate2>().FirstOrDefault(c => c.HasPrivateKey);
                if (found is not null)
                    return found;
            }
            catch (CryptographicException)
            {
                // This account has no such store.
            }
        }

        throw Unusable(thumbprint, Messages.Get("KeyCertificateAbsent"));
    }

    private static EserpException Unusable(string thumbprint, string why) => new(
        EserpError.SecretKeyMissing,
        Messages.Format("KeyCertificateUnusable", thumbprint, why));
}

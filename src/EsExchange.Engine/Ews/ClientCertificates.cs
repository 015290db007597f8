using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Resources;

namespace EsExchange.Engine.Ews;

/// <summary>Finds the certificate by which an application proves itself, in the account's or the machine's store or in a PFX file.</summary>
public static class ClientCertificates
{
    private static readonly StoreLocation[] Locations = [StoreLocation.CurrentUser, StoreLocation.LocalMachine];

    /// <summary>The certificate of a connection with its private key; null where the connection names none. The caller disposes it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="password">The password of the PFX file; null or empty for none.</param>
    /// <param name="now">What its validity is judged by.</param>
    /// <exception cref="ExchangeException"><c>CertificateNotFound</c>, <c>CertificateUnreadable</c>, <c>CertificateUnusable</c>.</exception>
    public static X509Certificate2? Find(ExchangeConnection connection, string? password, DateTimeOffset now)
    {
        X509Certificate2? found = connection.CertificateThumbprint is { } thumbprint ? FromStore(thumbprint)
            : connection.CertificatePath is { } path ? FromFile(path, password)
            : null;
        if (found is null || IsUsable(found, now, out string why))
            return found;
        found.Dispose();
        throw new ExchangeException("CertificateUnusable", why);
    }

    /// <summary>A thumbprint without the spaces and invisible characters that Windows' dialog copies along.</summary>
    public static string Normalise(string thumbprint) =>
        new([.. (thumbprint ?? throw new ArgumentNullException(nameof(thumbprint))).Where(IsHex).Select(char.ToUpperInvariant)]);

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private static X509Certificate2 FromStore(string thumbprint)
    {
        foreach (StoreLocation location in Locations)
        {
            using var store = new X509Store(StoreName.My, location);
            try
            {
                store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            }
            catch (CryptographicException)
            {
                continue;
            }

            X509Certificate2Collection found = store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false);
            if (found.Count > 0)
                return found[0];
        }

        throw new ExchangeException(
            "CertificateNotFound", Messages.Format("CertificateNotInStore", thumbprint));
    }

    private static X509Certificate2 FromFile(string path, string? password)
    {
        try
        {
            return new X509Certificate2(path, password, X509KeyStorageFlags.DefaultKeySet);
        }
        catch (CryptographicException error) when (File.Exists(path))
        {
            throw new ExchangeException("CertificateUnreadable", Messages.Format("CertificateUnreadable", path), innerException: error);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ExchangeException("CertificateNotFound", Messages.Format("CertificateFileMissing", path), innerException: error);
        }
    }

    private static bool IsUsable(X509Certificate2 certificate, DateTimeOffset now, out string why)
    {
        why = !certificate.HasPrivateKey
            ? Messages.Format("CertificateWithoutKey", certificate.Subject)
            : now > certificate.NotAfter.ToUniversalTime() ? Messages.Format("CertificateRanOut", certificate.Subject, certificate.NotAfter)
            : string.Empty;
        return why.Length == 0;
    }
}

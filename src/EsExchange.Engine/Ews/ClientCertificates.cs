using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;

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
            "CertificateNotFound", $"Neither the account's nor the machine's store 'My' holds a certificate with the thumbprint {thumbprint}. Import it with its private key, for the account that runs the sync.");
    }

    private static X509Certificate2 FromFile(string path, string? password)
    {
        try
        {
            return new X509Certificate2(path, password, X509KeyStorageFlags.DefaultKeySet);
        }
        catch (CryptographicException error) when (File.Exists(path))
        {
            throw new ExchangeException("CertificateUnreadable", $"'{path}' cannot be read as a PFX file with the password that was given. Give it with -CertificatePassword.", innerException: error);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ExchangeException("CertificateNotFound", $"The certificate file '{path}' does not exist, or this account may not read it.", innerException: error);
        }
    }

    private static bool IsUsable(X509Certificate2 certificate, DateTimeOffset now, out string why)
    {
        why = !certificate.HasPrivateKey
            ? $"The certificate '{certificate.Subject}' has no private key here. Import it with its key, or choose a PFX file that holds it."
            : now > certificate.NotAfter.ToUniversalTime() ? $"The certificate '{certificate.Subject}' ran out on {certificate.NotAfter:yyyy-MM-dd}. Register a new one with the application."
            : string.Empty;
        return why.Length == 0;
    }
}

using EsExchange.Eserp.Secrets;

namespace EsExchange.PowerShell.Output;

/// <summary>The key that protects the stored passwords, as far as it may be shown.</summary>
public sealed class EsSecretKey
{
    internal EsSecretKey(SecretKeyPlace place, int count)
    {
        Place = place.Kind.ToString();
        Name = place.Name;
        SecretCount = count;
    }

    /// <summary>Where it is kept: File, Certificate or Vault.</summary>
    public string Place { get; }

    /// <summary>The thumbprint of the certificate, or the name of the vault; null for a file.</summary>
    public string? Name { get; }

    /// <summary>How many passwords it protects.</summary>
    public int SecretCount { get; }
}

using System;

namespace EsExchange.Eserp.Secrets;

/// <summary>Where the key is kept that protects the secrets of a database; never in the database itself.</summary>
/// <param name="Kind">The kind of place.</param>
/// <param name="Name">The thumbprint of the certificate, or the name of the vault; null for a file.</param>
public sealed record SecretKeyPlace(SecretKeyKind Kind, string? Name)
{
    /// <summary>A file for this account alone: protected by DPAPI on Windows, by the rights of the file elsewhere.</summary>
    public static SecretKeyPlace File { get; } = new(SecretKeyKind.File, null);

    /// <summary>Wrapped by a certificate: whoever may use its private key may read the secrets, on any machine.</summary>
    /// <param name="thumbprint">The thumbprint of a certificate in the personal store of the account or the machine.</param>
    public static SecretKeyPlace Certificate(string thumbprint) =>
        new(SecretKeyKind.Certificate, thumbprint.Replace(" ", string.Empty).Replace(":", string.Empty).ToUpperInvariant());

    /// <summary>A secret in a vault of Microsoft.PowerShell.SecretManagement.</summary>
    public static SecretKeyPlace Vault(string name) => new(SecretKeyKind.Vault, name);

    /// <inheritdoc/>
    public override string ToString() => Name is null ? Kind.ToString() : $"{Kind} {Name}";
}

/// <summary>The kinds of places for a key.</summary>
public enum SecretKeyKind
{
    /// <summary>A file outside of the database.</summary>
    File,

    /// <summary>Wrapped by a certificate.</summary>
    Certificate,

    /// <summary>A vault.</summary>
    Vault,
}

/// <summary>The key of a database as far as it may be shown.</summary>
/// <param name="KeyId">Its id; null for the first key of a database, which is in a file.</param>
/// <param name="Place">Where it is kept.</param>
public sealed record SecretKeyInfo(Guid? KeyId, SecretKeyPlace Place);

/// <summary>Keeps keys by name in a vault that only the caller can reach.</summary>
public interface ISecretVault
{
    /// <summary>Reads a text.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.SecretKeyMissing"/>: it is not there, or the vault is locked.</exception>
    string Read(string vault, string name);

    /// <summary>Stores a text.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.SecretKeyMissing"/>: the vault refuses it.</exception>
    void Write(string vault, string name, string text);

    /// <summary>Removes a text, if it is there.</summary>
    void Remove(string vault, string name);
}

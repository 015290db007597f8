using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Resources;

namespace EsExchange.Eserp.Secrets;

/// <summary>Finds the key of a database and changes it.</summary>
/// <remarks>
/// A change is safe against a crash at any moment: the new key is kept first, then all secrets and the name of the key change in one transaction,
/// and the former key is deleted last. What a crash leaves behind is a key that opens nothing.
/// </remarks>
internal sealed class SecretKeys(IDatabaseAccess access, Guid databaseId, TimeProvider time) : ISecretKeys
{
    private readonly ConcurrentDictionary<Guid, byte[]> _unlocked = new();

    public async Task<SecretKeyInfo> GetAsync(CancellationToken cancellationToken) =>
        await access.ReadAsync(SecretKeyTable.Get, cancellationToken).ConfigureAwait(false) is { } key
            ? new SecretKeyInfo(key.Id, key.Place)
            : new SecretKeyInfo(null, SecretKeyPlace.File);

    public async Task UnlockAsync(ISecretVault vault, CancellationToken cancellationToken)
    {
        StoredKey? key = await access.ReadAsync(SecretKeyTable.Get, cancellationToken).ConfigureAwait(false);
        if (key?.Place.Kind == SecretKeyKind.Vault)
            Unlock(key, vault);
    }

    public async Task<int> RotateAsync(SecretKeyPlace place, ISecretVault? vault, CancellationToken cancellationToken)
    {
        StoredKey? former = await access.ReadAsync(SecretKeyTable.Get, cancellationToken).ConfigureAwait(false);
        if (former?.Place.Kind == SecretKeyKind.Vault && vault is not null)
            Unlock(former, vault);

        (StoredKey next, byte[] key) = Keep(place, vault);
        int count;
        try
        {
            count = await access.WriteAsync(db => Reencrypt(db, former, next, key), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Forget(next, vault);
            throw;
        }

        Forget(former, vault);
        return count;
    }

    /// <summary>The key with which secrets are read.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.SecretKeyMissing"/> or <see cref="EserpError.SecretKeyExposed"/>.</exception>
    public byte[] Read(Session db) => Read(SecretKeyTable.Get(db));

    /// <summary>The key with which secrets are written; a database without one gets a file.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.SecretKeyMissing"/> or <see cref="EserpError.SecretKeyExposed"/>.</exception>
    public byte[] ReadOrCreate(Session db) => SecretKeyTable.Get(db) is { } key ? Read(key) : KeyFile.Of(databaseId, null).ReadOrCreate();

    private byte[] Read(StoredKey? key) => key switch
    {
        null => KeyFile.Of(databaseId, null).Read(),
        { Place: { Kind: SecretKeyKind.Certificate, Name: { } thumbprint }, Wrapped: { } wrapped } => CertificateWrap.Unwrap(thumbprint, wrapped),
        { Place: { Kind: SecretKeyKind.Vault, Name: { } vault } } => _unlocked.TryGetValue(key.Id, out byte[]? known) ? known : throw Locked(vault),
        _ => KeyFile.Of(databaseId, key.Id).Read(),
    };

    private int Reencrypt(Session db, StoredKey? former, StoredKey next, byte[] key)
    {
        if (SecretKeyTable.Get(db)?.Id != former?.Id)
            throw new EserpException(EserpError.Busy, Messages.Get("KeyChanged"));
        IReadOnlyDictionary<int, byte[]> secrets = SecretKeyTable.Secrets(db);
        if (secrets.Count > 0)
        {
            byte[] old = Read(former);
            foreach (KeyValuePair<int, byte[]> secret in secrets)
                SecretKeyTable.SetSecret(db, secret.Key, SecretProtector.Protect(key, secret.Key, SecretProtector.Reveal(old, secret.Key, secret.Value)));
        }

        SecretKeyTable.Replace(db, next, Clock.Now(time));
        return secrets.Count;
    }

    /// <summary>Makes a key and keeps it where it shall be.</summary>
    private (StoredKey Stored, byte[] Key) Keep(SecretKeyPlace place, ISecretVault? vault)
    {
        var id = Guid.NewGuid();
        switch (place)
        {
            case { Kind: SecretKeyKind.Certificate, Name: { } thumbprint }:
                byte[] wrappedKey = SecretKey.Create();
                return (new StoredKey(id, place, CertificateWrap.Wrap(thumbprint, wrappedKey)), wrappedKey);
            case { Kind: SecretKeyKind.Vault, Name: { } name }:
                byte[] vaultKey = SecretKey.Create();
                (vault ?? throw Locked(name)).Write(name, NameInVault(id), Convert.ToBase64String(vaultKey));
                _unlocked[id] = vaultKey;
                return (new StoredKey(id, place, null), vaultKey);
            default:
                return (new StoredKey(id, SecretKeyPlace.File, null), KeyFile.Of(databaseId, id).ReadOrCreate());
        }
    }

    private void Forget(StoredKey? key, ISecretVault? vault)
    {
        if (key is null)
            KeyFile.Of(databaseId, null).Delete();
        else if (key.Place.Kind == SecretKeyKind.File)
            KeyFile.Of(databaseId, key.Id).Delete();
        else if (key.Place is { Kind: SecretKeyKind.Vault, Name: { } name })
            vault?.Remove(name, NameInVault(key.Id));
    }

    private void Unlock(StoredKey key, ISecretVault vault)
    {
        string text = vault.Read(key.Place.Name!, NameInVault(key.Id));
        try
        {
            byte[] bytes = Convert.FromBase64String(text);
            _unlocked[key.Id] = bytes.Length == SecretKey.Length ? bytes : throw new FormatException();
        }
        catch (FormatException)
        {
            throw new EserpException(EserpError.SecretKeyMissing, Messages.Format("KeyInVaultWrong", NameInVault(key.Id), key.Place.Name));
        }
    }

    private string NameInVault(Guid id) => $"EsExchange-{databaseId:N}-{id:N}";

    private static EserpException Locked(string vault) => new(
        EserpError.SecretKeyMissing, Messages.Format("KeyInVaultLocked", vault));
}

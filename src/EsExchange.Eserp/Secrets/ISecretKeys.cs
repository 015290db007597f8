using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Eserp.Secrets;

/// <summary>The key that protects the secrets of a database.</summary>
public interface ISecretKeys
{
    /// <summary>Which key protects the secrets now.</summary>
    Task<SecretKeyInfo> GetAsync(CancellationToken cancellationToken);

    /// <summary>Fetches a key that is in a vault, so that later calls need not reach the vault; does nothing for another one.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.SecretKeyMissing"/>.</exception>
    Task UnlockAsync(ISecretVault vault, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a new key, encrypts all secrets with it in one transaction, and then deletes the former one. Where it fails, the former key
    /// and the secrets are as they were.
    /// </summary>
    /// <param name="place">Where the new key is kept.</param>
    /// <param name="vault">Needed where the former or the new key is in a vault.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>How many secrets were encrypted anew.</returns>
    /// <exception cref="EserpException"><see cref="EserpError.SecretKeyMissing"/>: the former key or the new place cannot be used.</exception>
    Task<int> RotateAsync(SecretKeyPlace place, ISecretVault? vault, CancellationToken cancellationToken);
}

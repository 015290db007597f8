using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Secrets;
using EsExchange.Resources;

namespace EsExchange.Eserp.Diagnostics;

/// <summary>Whether this account on this machine has the key that protects the stored passwords, and each opens with it.</summary>
internal sealed class SecretsProbe(IDatabaseAccess access, SecretKeys keys) : IDatabaseProbe
{
    public string Name => "Secrets";

    public IReadOnlyList<string> Views => [];

    public Task<DatabaseStep> RunAsync(CancellationToken cancellationToken) => access.ReadAsync(
        db =>
        {
            IReadOnlyDictionary<int, byte[]> secrets = SecretKeyTable.Secrets(db);
            if (secrets.Count == 0)
                return new DatabaseStep(Name, DatabaseStepOutcome.Passed, Messages.Get("CheckNoSecrets"));
            byte[] key = keys.Read(db);
            string[] unreadable = [.. ConfigurationStore.Connections(db).Where(connection => secrets.TryGetValue(connection.Id, out byte[]? secret) && !Opens(key, connection.Id, secret)).Select(connection => connection.Name)];
            return unreadable.Length == 0
                ? new DatabaseStep(Name, DatabaseStepOutcome.Passed, Messages.Get("CheckSecretsReadable"))
                : new DatabaseStep(Name, DatabaseStepOutcome.Failed, Messages.Format("CheckSecretsUnreadable", string.Join(", ", unreadable)), Messages.Get("CheckSecretsAdvice"));
        },
        cancellationToken);

    private static bool Opens(byte[] key, int connectionId, byte[] secret)
    {
        try
        {
            SecretProtector.Reveal(key, connectionId, secret);
            return true;
        }
        catch (EserpException)
        {
            return false;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Eserp.Database;
using NodaTime;

namespace EsExchange.Eserp.Secrets;

/// <summary>Which key protects the secrets: where it is, never the key itself.</summary>
internal static class SecretKeyTable
{
    /// <summary>The present key; null where it is the first one of the database, in its file.</summary>
    public static StoredKey? Get(Session db) => db.QuerySingleOrDefault<Row>("SELECT CAST(KeyId AS nvarchar(36)) AS KeyId, Place, Name, Wrapped FROM es.SecretKey") is { } row
        ? new StoredKey(Guid.Parse(row.KeyId), new SecretKeyPlace(Enum.TryParse(row.Place, out SecretKeyKind kind) ? kind : SecretKeyKind.File, row.Name), row.Wrapped)
        : null;

    public static void Replace(Session db, StoredKey key, Instant now)
    {
        db.Execute("DELETE FROM es.SecretKey");
        db.Execute(
            "INSERT INTO es.SecretKey (KeyId, Place, Name, Wrapped, Created) VALUES (@id, @place, @Name, @Wrapped, @now)",
            new { id = key.Id.ToString("D"), place = key.Place.Kind.ToString(), key.Place.Name, key.Wrapped, now });
    }

    /// <summary>The stored secrets by connection.</summary>
    public static IReadOnlyDictionary<int, byte[]> Secrets(Session db) => db
        .Query<SecretRow>("SELECT ConnectionId, Secret FROM es.Connection WHERE Secret IS NOT NULL").ToDictionary(row => (int)row.ConnectionId, row => row.Secret);

    public static void SetSecret(Session db, int connectionId, byte[] secret) =>
        db.Execute("UPDATE es.Connection SET Secret = @secret WHERE ConnectionId = @connectionId", new { connectionId, secret });

    private sealed class Row
    {
        public string KeyId { get; init; } = string.Empty;

        public string Place { get; init; } = string.Empty;

        public string? Name { get; init; }

        public byte[]? Wrapped { get; init; }
    }

    private sealed class SecretRow
    {
        public long ConnectionId { get; init; }

        public byte[] Secret { get; init; } = [];
    }
}

/// <summary>A key as the database knows it.</summary>
internal sealed record StoredKey(Guid Id, SecretKeyPlace Place, byte[]? Wrapped);

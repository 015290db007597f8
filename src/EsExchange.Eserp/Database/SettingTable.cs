using System;
using Dapper;
using EsExchange.Sync.Time;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace EsExchange.Eserp.Database;

/// <summary>The settings of the database as a whole.</summary>
internal static class SettingTable
{
    private const string Zone = "TimeZone";
    private const string Id = "DatabaseId";

    public static void Create(SqliteConnection connection, SqliteTransaction transaction, string zoneId, Guid databaseId)
    {
        Set(connection, transaction, Zone, zoneId);
        Set(connection, transaction, Id, databaseId.ToString("D"));
    }

    public static string GetZoneId(SqliteConnection connection) => Get(connection, Zone);

    public static DateTimeZone GetZone(SqliteConnection connection) =>
        ZoneResolver.Find(GetZoneId(connection)) ?? throw new EserpException(EserpError.InvalidValue, $"The database names an unknown time zone '{GetZoneId(connection)}'.");

    public static Guid GetId(SqliteConnection connection) => Guid.Parse(Get(connection, Id));

    private static string Get(SqliteConnection connection, string name) =>
        connection.ExecuteScalar<string>("SELECT Value FROM es_Setting WHERE Name = @name", new { name })
            ?? throw new EserpException(EserpError.Corrupt, $"The database lacks its setting '{name}'. Restore it from a backup.");

    private static void Set(SqliteConnection connection, SqliteTransaction transaction, string name, string value) =>
        connection.Execute("INSERT INTO es_Setting (Name, Value) VALUES (@name, @value)", new { name, value }, transaction);
}

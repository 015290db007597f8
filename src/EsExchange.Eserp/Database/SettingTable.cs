using System;
using EsExchange.Resources;
using EsExchange.Sync.Time;
using NodaTime;

namespace EsExchange.Eserp.Database;

/// <summary>The settings of the database as a whole.</summary>
internal static class SettingTable
{
    private const string Zone = "TimeZone";
    private const string Id = "DatabaseId";

    public static void Create(Session db, string zoneId, Guid databaseId)
    {
        Set(db, Zone, zoneId);
        Set(db, Id, databaseId.ToString("D"));
    }

    public static string GetZoneId(Session db) => Get(db, Zone);

    public static DateTimeZone GetZone(Session db) =>
        ZoneResolver.Find(GetZoneId(db)) ?? throw new EserpException(EserpError.InvalidValue, Messages.Format("UnknownStoredZone", GetZoneId(db)));

    public static Guid GetId(Session db) => Guid.Parse(Get(db, Id));

    /// <summary>Writes what is there already: the database changes in nothing, but had to be writable.</summary>
    public static void Touch(Session db) => db.Execute("UPDATE es.Setting SET Value = Value WHERE Name = @name", new { name = Id });

    private static string Get(Session db, string name) =>
        db.Scalar<string>("SELECT Value FROM es.Setting WHERE Name = @name", new { name })
            ?? throw new EserpException(EserpError.Corrupt, Messages.Format("MissingSetting", name));

    private static void Set(Session db, string name, string value) => db.Execute("INSERT INTO es.Setting (Name, Value) VALUES (@name, @value)", new { name, value });
}

using EsExchange.Eserp.Database.Sqlite;
using EsExchange.Eserp.Database.SqlServer;
using EsExchange.Sync.Time;

namespace EsExchange.Eserp.Database;

/// <summary>The schema as one script, for a DBA who does not let programs change a database (manual: "zusätzliches Datenbankskript").</summary>
public static class DatabaseScript
{
    /// <summary>Writes it.</summary>
    /// <param name="kind">The kind of the database it is for.</param>
    /// <param name="timeZoneId">The Windows or IANA id of the zone whose local time eserp stores; counts where the database is new.</param>
    /// <param name="mappingScript">A script that redefines the views over the database's own tables; null for the reference tables.</param>
    /// <exception cref="EserpException"><see cref="EserpError.InvalidValue"/>: there is no such zone.</exception>
    public static string Write(DatabaseKind kind, string timeZoneId, string? mappingScript)
    {
        if (ZoneResolver.Find(timeZoneId) is null)
            throw EserpDatabase.UnknownZone(timeZoneId);
        return kind == DatabaseKind.Sqlite ? SqliteExport.Write(timeZoneId, mappingScript) : SqlServerExport.Write(timeZoneId, mappingScript);
    }
}

using System.Collections.Generic;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace EsExchange.World.Real.Eserp;

/// <summary>The clock of eserp's database server. SQLite has only that of the machine, so eserp's triggers look at a table here.</summary>
internal static class EserpClock
{
    private const string MachineTime = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";
    private const string WorldTime = "(SELECT Now FROM world_Clock)";
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fff'Z'");

    /// <summary>Makes all triggers of a database look at the clock of the world.</summary>
    public static void Install(SqliteConnection db)
    {
        db.Execute("CREATE TABLE world_Clock (Now TEXT NOT NULL); INSERT INTO world_Clock VALUES ('')");
        List<(string Name, string Sql)> triggers = db.Query<(string, string)>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND instr(sql, @MachineTime) > 0", new { MachineTime }).AsList();
        foreach ((string name, string sql) in triggers)
            db.Execute($"DROP TRIGGER {name}; {sql.Replace(MachineTime, WorldTime, System.StringComparison.Ordinal)}");
        foreach ((string table, string id) in new[] { ("ref_Appointment", "AppointmentId"), ("ref_Task", "TaskId") })
            db.Execute($"CREATE TRIGGER world_{table} AFTER INSERT ON {table} BEGIN UPDATE {table} SET Modified = {WorldTime} WHERE {id} = NEW.{id}; END");
    }

    /// <summary>The statement that sets the clock.</summary>
    public static string Set(Instant now) => $"UPDATE world_Clock SET Now = '{Pattern.Format(now)}'";
}

using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Eserp.Database;

namespace EsExchange.Eserp.Configuration.Transfer;

/// <summary>Does what a plan says, inside the caller's transaction.</summary>
internal static class ConfigurationPlanWriter
{
    public static void Apply(Session db, ConfigurationPlan plan)
    {
        foreach (SyncedStaff member in plan.RemovedStaff)
            db.Execute("DELETE FROM es.SyncedStaff WHERE StaffNumber = @StaffNumber", new { member.StaffNumber });
        foreach (ExchangeConnection connection in plan.Connections)
            Put(db, connection);
        Dictionary<string, int> ids = ConfigurationStore.Connections(db).ToDictionary(connection => connection.Name, connection => connection.Id, StringComparer.OrdinalIgnoreCase);
        foreach (SyncedStaff member in plan.Staff)
            Put(db, member with { ConnectionId = ids[member.Connection] });
        foreach (ExchangeConnection connection in plan.RemovedConnections)
            ConfigurationStore.Remove(db, connection.Id);
        foreach (ConfigurationFile.CategoryPart color in plan.Colors)
            MasterData.MasterDataStore.SetColor(db, color.ActivityType, color.Color);
    }

    private static void Put(Session db, ExchangeConnection connection)
    {
        if (connection.Id == 0)
            ConfigurationStore.Add(db, connection);
        else
            ConfigurationStore.Update(db, connection);
    }

    private static void Put(Session db, SyncedStaff member)
    {
        var values = new { member.StaffNumber, member.ConnectionId, Options = ConfigurationStore.Write(member) };
        if (db.Execute("UPDATE es.SyncedStaff SET ConnectionId = @ConnectionId, Options = @Options WHERE StaffNumber = @StaffNumber", values) == 0)
            db.Execute("INSERT INTO es.SyncedStaff (StaffNumber, ConnectionId, Options) VALUES (@StaffNumber, @ConnectionId, @Options)", values);
    }
}

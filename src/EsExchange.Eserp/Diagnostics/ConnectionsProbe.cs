using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.MasterData;
using EsExchange.Resources;

namespace EsExchange.Eserp.Diagnostics;

/// <summary>Whether the activity types and priorities that the connections name are still there: eserp would refuse every item that is to have one.</summary>
internal sealed class ConnectionsProbe(IDatabaseAccess access) : IDatabaseProbe
{
    public string Name => "Connections";

    public IReadOnlyList<string> Views => ["es.ActivityType", "es.Priority"];

    public async Task<DatabaseStep> RunAsync(CancellationToken cancellationToken)
    {
        var masterData = new MasterDataStore(access);
        HashSet<int> types = [.. (await masterData.GetActivityTypesAsync(cancellationToken).ConfigureAwait(false)).Select(type => type.Number)];
        HashSet<int> priorities = [.. (await masterData.GetPrioritiesAsync(cancellationToken).ConfigureAwait(false)).Select(priority => priority.Number)];
        List<ExchangeConnection> connections = await access.ReadAsync(ConfigurationStore.Connections, cancellationToken).ConfigureAwait(false);
        var findings = new Findings(Name);
        foreach (ExchangeConnection connection in connections)
        {
            Demand(connection, "DefaultAppointmentActivityType", connection.DefaultAppointmentActivityType, types);
            Demand(connection, "DefaultTaskActivityType", connection.DefaultTaskActivityType, types);
            Demand(connection, "PriorityLow", connection.PriorityLow, priorities);
            Demand(connection, "PriorityNormal", connection.PriorityNormal, priorities);
            Demand(connection, "PriorityHigh", connection.PriorityHigh, priorities);
        }

        return findings.ToStep(Messages.Get("CheckConnectionsComplete"));

        void Demand(ExchangeConnection connection, string option, int? number, HashSet<int> known)
        {
            if (number is { } named && !known.Contains(named))
                findings.Add(DatabaseStepOutcome.Failed, Messages.Format("CheckUnknownNumber", connection.Name, option, named), Messages.Get("CheckUnknownNumberAdvice"));
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Secrets;
using EsExchange.Eserp.Staff;
using EsExchange.Resources;

namespace EsExchange.Eserp.Diagnostics;

/// <summary>Checks that a database is ready for the sync. Whatever it tries to write it takes back.</summary>
internal sealed class DatabaseCheck(IDatabaseAccess access, SecretKeys keys, TimeProvider time)
{
    /// <summary>Checks step by step; a step that fails keeps no other from being tried.</summary>
    public async Task<IReadOnlyList<DatabaseStep>> RunAsync(CancellationToken cancellationToken)
    {
        var staff = new StaffDirectory(access);
        var views = new ViewsProbe(access);
        IDatabaseProbe[] probes =
        [
            new SchemaProbe(access),
            new RightsProbe(access),
            views,
            ItemProbe.Appointments(access, staff, Clock.Now(time)),
            ItemProbe.Tasks(access, staff),
            new ContactProbe(access),
            new ClockProbe(access, time),
            NumberedProbe.ActivityTypes(access),
            NumberedProbe.Priorities(access),
            new StaffProbe(access, staff),
            new ConnectionsProbe(access),
            new SecretsProbe(access, keys),
            new LeaseProbe(access, time),
        ];
        List<DatabaseStep> steps = [];
        foreach (IDatabaseProbe probe in probes)
            steps.Add(await RunAsync(probe, views.Unreadable, cancellationToken).ConfigureAwait(false));
        return steps;
    }

    private static async Task<DatabaseStep> RunAsync(IDatabaseProbe probe, IReadOnlyCollection<string> unreadable, CancellationToken cancellationToken)
    {
        if (probe.Views.FirstOrDefault(unreadable.Contains) is { } view)
            return new DatabaseStep(probe.Name, DatabaseStepOutcome.Skipped, Messages.Format("CheckNotTried", view));
        try
        {
            return await probe.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (EserpException error)
        {
            return new DatabaseStep(probe.Name, DatabaseStepOutcome.Failed, error.Message);
        }
    }
}

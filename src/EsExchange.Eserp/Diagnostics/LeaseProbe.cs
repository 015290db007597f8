using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Leases;
using EsExchange.Resources;
using NodaTime;

namespace EsExchange.Eserp.Diagnostics;

/// <summary>Who runs the interface, and whether it was left held by one that is gone.</summary>
internal sealed class LeaseProbe(IDatabaseAccess access, TimeProvider time) : IDatabaseProbe
{
    public string Name => "Interface";

    public IReadOnlyList<string> Views => [];

    public async Task<DatabaseStep> RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Lease> held = await new LeaseStore(access, time).GetHeldAsync(cancellationToken).ConfigureAwait(false);
        Instant now = Clock.Now(time);
        var findings = new Findings(Name);
        string running = Messages.Get("CheckInterfaceFree");
        foreach (Lease lease in held)
        {
            if (lease.Expires <= now || ProcessIdentity.IsDead(lease.Holder))
                findings.Add(DatabaseStepOutcome.Warning, Messages.Format("CheckInterfaceLeft", lease.Holder, lease.Expires), Messages.Get("CheckInterfaceLeftAdvice"));
            else
                running = Messages.Format("CheckInterfaceHeld", lease.Holder, lease.Expires);
        }

        return findings.ToStep(running);
    }
}

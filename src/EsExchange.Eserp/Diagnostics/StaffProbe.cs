using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Staff;
using EsExchange.Resources;
using EsExchange.Sync.Model;

namespace EsExchange.Eserp.Diagnostics;

/// <summary>Whether each staff member has a mailbox address of its own, and whether synced staff is still in eserp and may have appointments there.</summary>
internal sealed class StaffProbe(IDatabaseAccess access, IStaffDirectory staff) : IDatabaseProbe
{
    public string Name => "Staff";

    public IReadOnlyList<string> Views => ["es.Staff"];

    public async Task<DatabaseStep> RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<StaffMember> members = await staff.GetStaffAsync(cancellationToken).ConfigureAwait(false);
        List<long> gone = await access.ReadAsync(
            db => db.Query<long>("SELECT s.StaffNumber FROM es.SyncedStaff s WHERE NOT EXISTS (SELECT 1 FROM es.Staff m WHERE m.StaffNumber = s.StaffNumber)"), cancellationToken).ConfigureAwait(false);
        var findings = new Findings(Name);
        Add(findings, listed => Messages.Format("CheckWithoutEMail", listed), Messages.Get("CheckEMailAdvice"), members.Where(member => member.EMail is null).Select(Number));
        Add(findings, listed => Messages.Format("CheckInvalidEMail", listed), Messages.Get("CheckEMailAdvice"), members
            .Where(member => member.EMail is not null && !MailboxAddress.IsOne(member.EMail))
            .Select(member => $"{member.EMail} ({Number(member)})"));
        Add(findings, listed => Messages.Format("CheckSharedEMail", listed), Messages.Get("CheckEMailAdvice"), members
            .Where(member => member.EMail is not null)
            .GroupBy(member => member.EMail!, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key));
        Add(findings, listed => Messages.Format("CheckMayNotCreate", listed), Messages.Get("CheckMayNotCreateAdvice"), members.Where(member => member.Connection is not null && !member.MayCreateAppointments).Select(Number));
        Add(findings, listed => Messages.Format("CheckStaffGone", listed), Messages.Get("CheckStaffGoneAdvice"), gone.Select(number => FormattableString.Invariant($"{number}")));
        return findings.ToStep(Messages.Format("CheckStaffComplete", members.Count));
    }

    private static void Add(Findings findings, Func<string, string> text, string advice, IEnumerable<string> who)
    {
        string listed = string.Join(", ", who);
        if (listed.Length > 0)
            findings.Add(DatabaseStepOutcome.Warning, text(listed), advice);
    }

    private static string Number(StaffMember member) => FormattableString.Invariant($"{member.StaffNumber}");
}

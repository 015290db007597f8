using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp;
using EsExchange.Eserp.Staff;

namespace EsExchange.PowerShell.Completion;

/// <summary>Offers the values that a property of the staff has.</summary>
internal abstract class StaffValueCompleter(Func<StaffMember, string?> value) : Completer
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Suggestion>> SuggestAsync(IEserpDatabase database, CancellationToken cancellationToken) =>
        [.. (await database.Staff.GetStaffAsync(cancellationToken).ConfigureAwait(false)).Select(value).OfType<string>().Distinct().Select(text => new Suggestion(text))];
}

/// <summary>Offers the employment statuses.</summary>
internal sealed class EmploymentStatusCompleter() : StaffValueCompleter(member => member.EmploymentStatus);

/// <summary>Offers the mailbox addresses of the synced staff.</summary>
internal sealed class SyncedMailboxCompleter() : StaffValueCompleter(member => member.Connection is null ? null : member.EMail);

/// <summary>Offers the mailbox addresses of the staff that is not synced yet.</summary>
internal sealed class UnsyncedMailboxCompleter() : StaffValueCompleter(member => member.Connection is null ? member.EMail : null);

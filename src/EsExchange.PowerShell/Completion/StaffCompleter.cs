using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp;
using EsExchange.Eserp.Staff;

namespace EsExchange.PowerShell.Completion;

/// <summary>Offers staff that a criterion admits, by number or by name; either can be typed.</summary>
internal abstract class StaffCompleter : Completer
{
    /// <summary>Whether a staff member can be meant.</summary>
    protected abstract bool Admits(StaffMember member);

    /// <summary>What is written into the command for a staff member.</summary>
    protected virtual string Value(StaffMember member) => member.StaffNumber.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Suggestion>> SuggestAsync(IEserpDatabase database, CancellationToken cancellationToken)
    {
        IReadOnlyList<StaffMember> staff = await database.Staff.GetStaffAsync(cancellationToken).ConfigureAwait(false);
        return [.. staff.Where(Admits).Select(member => new Suggestion(
            Value(member), $"{member.StaffNumber.ToString(CultureInfo.InvariantCulture)} {member.Name}", member.EMail ?? member.Name))];
    }
}

/// <summary>Offers the numbers of the staff that is not synced yet and has a mailbox address.</summary>
internal sealed class UnsyncedStaffCompleter : StaffCompleter
{
    /// <inheritdoc/>
    protected override bool Admits(StaffMember member) => member is { Connection: null, EMail: not null };
}

/// <summary>Offers the numbers of the synced staff.</summary>
internal sealed class SyncedStaffCompleter : StaffCompleter
{
    /// <inheritdoc/>
    protected override bool Admits(StaffMember member) => member.Connection is not null;
}

/// <summary>Offers the names of the synced staff.</summary>
internal sealed class SyncedNameCompleter : StaffCompleter
{
    /// <inheritdoc/>
    protected override bool Admits(StaffMember member) => member.Connection is not null;

    /// <inheritdoc/>
    protected override string Value(StaffMember member) => member.Name;
}

/// <summary>Offers the names of all staff.</summary>
internal sealed class StaffNameCompleter : StaffCompleter
{
    /// <inheritdoc/>
    protected override bool Admits(StaffMember member) => true;

    /// <inheritdoc/>
    protected override string Value(StaffMember member) => member.Name;
}

using EsExchange.PowerShell.Common;

namespace EsExchange.PowerShell.StaffSync;

/// <summary>Which of the synced staff is meant.</summary>
/// <param name="Connections">Names of connections, with wildcards; null for any.</param>
/// <param name="Names">Names, mailbox addresses or numbers, with wildcards; null for all.</param>
internal sealed record StaffChoice(string[]? Connections, string[]? Names)
{
    /// <summary>Whether a staff member is among those that are meant.</summary>
    public bool Includes(Eserp.Configuration.SyncedStaff staff) => Wildcards.Match(Connections, staff.Connection) && ChosenStaff.IsNamed(staff, Names);
}

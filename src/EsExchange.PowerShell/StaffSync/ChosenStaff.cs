using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EsExchange.PowerShell.Common;

namespace EsExchange.PowerShell.StaffSync;

/// <summary>Finds synced staff by what a cmdlet's parameters name.</summary>
internal static class ChosenStaff
{
    /// <summary>The synced staff that match; a number must be synced.</summary>
    /// <exception cref="CommandException"><c>NotSynced</c>.</exception>
    public static IReadOnlyList<Eserp.Configuration.SyncedStaff> Choose(
        IReadOnlyList<Eserp.Configuration.SyncedStaff> all, string[]? connections, int[]? numbers, string[]? names)
    {
        int? unknown = numbers?.Cast<int?>().FirstOrDefault(number => all.All(staff => staff.StaffNumber != number));
        if (unknown is not null)
            throw new CommandException("NotSynced", $"Staff member {unknown} is not synced. Get-EsSyncedStaff lists those who are.");
        string? unknownName = names?.FirstOrDefault(name => !WildcardPattern.ContainsWildcardCharacters(name) && !all.Any(staff => IsNamed(staff, [name])));
        if (unknownName is not null)
            throw new CommandException("NotSynced", $"'{unknownName}' is not synced. Get-EsSyncedStaff lists those who are.");

        return [.. all.Where(staff => Wildcards.Match(connections, staff.Connection) && (numbers is null || numbers.Contains(staff.StaffNumber)) && IsNamed(staff, names))];
    }

    private static bool IsNamed(Eserp.Configuration.SyncedStaff staff, string[]? names) =>
        Wildcards.Match(names, staff.Name)
        || Wildcards.Match(names, staff.EMail)
        || Wildcards.Match(names, staff.StaffNumber.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

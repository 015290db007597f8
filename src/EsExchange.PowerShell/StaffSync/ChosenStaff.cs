using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using EsExchange.PowerShell.Common;
using EsExchange.Resources;

namespace EsExchange.PowerShell.StaffSync;

/// <summary>Finds synced staff by what a cmdlet's parameters name.</summary>
internal static class ChosenStaff
{
    /// <summary>The synced staff that match; each that is named must be synced.</summary>
    /// <exception cref="CommandException"><c>NotSynced</c>.</exception>
    public static IReadOnlyList<Eserp.Configuration.SyncedStaff> Choose(
        IReadOnlyList<Eserp.Configuration.SyncedStaff> all, string[]? connections, int[]? numbers, string[]? names)
    {
        object? unknown = Missing(all, numbers, names).FirstOrDefault();
        return unknown is null ? Matching(all, connections, numbers, names) : throw NotSynced(unknown);
    }

    /// <summary>The synced staff that match.</summary>
    public static IReadOnlyList<Eserp.Configuration.SyncedStaff> Matching(
        IReadOnlyList<Eserp.Configuration.SyncedStaff> all, string[]? connections, int[]? numbers, string[]? names)
    {
        string[]? ofConnections = Wildcards.Resolve(connections, all.Select(staff => staff.Connection));
        string[]? named = Wildcards.Resolve(names, all.SelectMany(staff => new[] { staff.Name, staff.EMail }));
        return [.. all.Where(staff => Wildcards.Match(ofConnections, staff.Connection) && (numbers is null || numbers.Contains(staff.StaffNumber)) && IsNamed(staff, named))];
    }

    /// <summary>The numbers, and the names without wildcards, of which nobody is synced.</summary>
    public static IEnumerable<object> Missing(IReadOnlyList<Eserp.Configuration.SyncedStaff> all, int[]? numbers, string[]? names) =>
        (numbers ?? []).Where(number => all.All(staff => staff.StaffNumber != number)).Cast<object>()
            .Concat((names ?? []).Where(name => !WildcardPattern.ContainsWildcardCharacters(name) && !all.Any(staff => IsNamed(staff, [name]))));

    /// <summary>The error for a number or a name of which nobody is synced.</summary>
    public static CommandException NotSynced(object unknown) => new("NotSynced", Messages.Format(unknown is int ? "NotSyncedNumber" : "NotSyncedName", unknown));

    /// <summary>Whether a name, a mailbox address or a number, each with wildcards, is that of a staff member; null names all.</summary>
    public static bool IsNamed(Eserp.Configuration.SyncedStaff staff, string[]? names) =>
        Wildcards.Match(names, staff.Name)
        || Wildcards.Match(names, staff.EMail)
        || Wildcards.Match(names, staff.StaffNumber.ToString(CultureInfo.InvariantCulture));
}

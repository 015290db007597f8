using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EsExchange.Eserp.MasterData;
using EsExchange.PowerShell.Common;
using EsExchange.Resources;
using EsExchange.Sync.Marking;

namespace EsExchange.PowerShell.ActivityTypes;

/// <summary>Finds activity types by number, name or category; wildcards are understood.</summary>
internal static class NamedActivityTypes
{
    /// <exception cref="CommandException"><c>UnknownObject</c>: none is called so.</exception>
    public static IReadOnlyList<ActivityType> Find(IReadOnlyList<ActivityType> all, string[]? names)
    {
        if (names is null)
            return all;
        foreach (string name in names)
        {
            if (!all.Any(type => IsCalled(type, name)))
                throw new CommandException("UnknownObject", Messages.Format("UnknownActivityType", name));
        }

        return [.. all.Where(type => names.Any(name => IsCalled(type, name)))];
    }

    private static bool IsCalled(ActivityType type, string name) =>
        Wildcards.Match([name], type.Name)
        || Wildcards.Match([name], type.Number.ToString(CultureInfo.InvariantCulture))
        || Wildcards.Match([name], ActivityCategory.Name(type.Number, type.Name));
}

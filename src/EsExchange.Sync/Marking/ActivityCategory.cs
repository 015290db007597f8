using System;
using System.Collections.Generic;
using System.Globalization;

namespace EsExchange.Sync.Marking;

/// <summary>The Outlook category of an activity type, <c>ES_number_name</c> (manual: "Bereich Aktivitätsarten").</summary>
public static class ActivityCategory
{
    private const string Prefix = "ES_";

    /// <summary>The category's name. Outlook divides categories by commas and semicolons, so that they become blanks; it is at most 255 characters long.</summary>
    /// <param name="number">The activity type's number.</param>
    /// <param name="name">Its name.</param>
    public static string Name(int number, string name)
    {
        string clean = name.Replace(',', ' ').Replace(';', ' ').Trim();
        string category = Prefix + number.ToString(CultureInfo.InvariantCulture) + "_" + clean;
        return category.Length <= 255 ? category : category.Substring(0, 255);
    }

    /// <summary>The number that a category names, whatever its name says; null where it is not one of the known activity types.</summary>
    /// <param name="category">The category.</param>
    /// <param name="known">The activity types by number.</param>
    public static int? Read(string category, IReadOnlyDictionary<int, string> known)
    {
        if (!category.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return null;
        int end = category.IndexOf('_', Prefix.Length);
        return end > Prefix.Length
            && int.TryParse(category.Substring(Prefix.Length, end - Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && known.ContainsKey(number)
                ? number
                : null;
    }
}

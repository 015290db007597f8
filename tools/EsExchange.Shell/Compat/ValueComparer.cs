using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace EsExchange.Shell.Compat;

/// <summary>Orders values as the shell's operators do; null comes first, and values of unlike kinds compare as text.</summary>
internal sealed class ValueComparer(bool caseSensitive = false) : IComparer<object?>, IEqualityComparer<object?>
{
    public int Compare(object? x, object? y)
    {
        try
        {
            return LanguagePrimitives.Compare(x, y, !caseSensitive, CultureInfo.CurrentCulture);
        }
        catch (ArgumentException)
        {
            return CultureInfo.CurrentCulture.CompareInfo.Compare(Text(x), Text(y), caseSensitive ? CompareOptions.None : CompareOptions.IgnoreCase);
        }
    }

    bool IEqualityComparer<object?>.Equals(object? x, object? y) => Compare(x, y) == 0;

    int IEqualityComparer<object?>.GetHashCode(object? value) =>
        Text(value).GetHashCode(caseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private static string Text(object? value) => PSObject.AsPSObject(value ?? "").ToString();
}

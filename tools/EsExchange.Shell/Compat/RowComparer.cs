using System.Collections.Generic;
using System.Linq;

namespace EsExchange.Shell.Compat;

/// <summary>Tells whether rows of values are equal, value by value.</summary>
internal sealed class RowComparer(ValueComparer values) : IEqualityComparer<object?[]>
{
    private readonly IEqualityComparer<object?> equality = values;

    public bool Equals(object?[]? x, object?[]? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && x.SequenceEqual(y, equality));

    public int GetHashCode(object?[] row) => row.Aggregate(17, (hash, value) => (hash * 31) + (value is null ? 0 : equality.GetHashCode(value)));
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace EsExchange.Eserp.Database;

/// <summary>
/// Asks for any number of keys, some at a time: each key is a parameter, and SQL Server takes 2,100 of them in a statement. Every statement with a list
/// of keys whose length nobody limits runs through here.
/// </summary>
internal static class Pieces
{
    /// <summary>How many keys are asked for at once; the rest is left to the other parameters of a statement.</summary>
    public const int Size = 1000;

    /// <summary>All rows of a query, of one piece after the other.</summary>
    /// <param name="db">The session.</param>
    /// <param name="query">The query.</param>
    /// <param name="keys">The keys; one that is named twice counts once.</param>
    /// <param name="parameters">The parameters of the query for a piece of the keys.</param>
    public static List<T> QueryPieces<T, TKey>(this Session db, string query, IEnumerable<TKey> keys, Func<IReadOnlyList<TKey>, object> parameters) =>
        [.. Cut(keys).SelectMany(piece => db.Query<T>(query, parameters(piece)))];

    /// <summary>Runs a statement for one piece after the other.</summary>
    /// <param name="db">The session.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="keys">The keys; one that is named twice counts once.</param>
    /// <param name="parameters">The parameters of the statement for a piece of the keys.</param>
    /// <returns>The number of rows it affected.</returns>
    public static int ExecutePieces<TKey>(this Session db, string statement, IEnumerable<TKey> keys, Func<IReadOnlyList<TKey>, object> parameters) =>
        Cut(keys).Sum(piece => db.Execute(statement, parameters(piece)));

    private static IEnumerable<IReadOnlyList<TKey>> Cut<TKey>(IEnumerable<TKey> keys)
    {
        List<TKey> whole = [.. keys.Distinct()];
        for (int start = 0; start < whole.Count; start += Size)
            yield return whole.GetRange(start, Math.Min(Size, whole.Count - start));
    }
}

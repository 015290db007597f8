using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Resources;

namespace EsExchange.Eserp.Database.SqlServer;

/// <summary>What SQL Server's error numbers mean.</summary>
internal static class SqlServerErrors
{
    private static readonly HashSet<int> Transient =
    [
        // Locks: no more of them, a deadlock, a time-out, a snapshot that is out of date; the same of memory-optimised tables.
        1204, 1205, 1222, 3960, 41301, 41302, 41305, 41325, 41839,

        // The server or its host has too much to do or no memory.
        701, 802, 8645, 8651, 10928, 10929, 40501, 49918, 49919, 49920,

        // The database moves, starts, recovers or changes its role.
        615, 921, 922, 976, 978, 983, 4221, 6005, 18401, 40143, 40197, 40540, 40613, 42108, 42109,

        // The connection broke, or nobody answered it.
        20, 64, 121, 233, 997, 10053, 10054, 10060, 10061,
    ];

    /// <summary>Data that does not fit: keys and constraints, lengths, ranges and conversions in a trigger, and what is not in the view any more.</summary>
    private static readonly HashSet<int> Data = [220, 232, 241, 242, 245, 296, 515, 547, 550, 2601, 2627, 2628, 3609, 8114, 8115, 8152];

    /// <summary>The number by which a server over PostgreSQL passes on errors of its own that SQL Server has none for.</summary>
    private const int Foreign = 33557097;

    private const int UnknownObject = 208;

    /// <summary>The first number that is left to the triggers and procedures of a database.</summary>
    private const int FirstOfUsers = 50000;

    /// <summary>Whether the same work may succeed when it is tried again.</summary>
    /// <param name="numbers">The numbers of all errors of an exception.</param>
    public static bool IsTransient(IEnumerable<int> numbers) => numbers.Any(Transient.Contains);

    /// <summary>Whether the server does not know a function of the query.</summary>
    public static bool IsUnknownFunction(int number) => number is 195 or 4121 or Foreign;

    /// <summary>Whether there is no such table or view.</summary>
    public static bool IsUnknownTable(int number) => number == UnknownObject;

    /// <summary>Puts an error into the words of an admin.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="database">The database as it may be shown.</param>
    /// <param name="error">The error.</param>
    public static EserpException Translate(int number, string database, Exception error) => number switch
    {
        _ when Data.Contains(number) || (number >= FirstOfUsers && number != Foreign) => new(EserpError.Refused, Messages.Format("Refused", error.Message), error),
        8003 => new(EserpError.InvalidValue, Messages.Format("SqlTooMany", database, error.Message), error),
        18456 or 18452 or 18470 or 18487 or 18488 => new(EserpError.AccessDenied, Messages.Format("SqlLogin", database), error),
        229 or 230 or 262 or 297 or 300 or 916 or 2760 or 15151 or 15247 => new(EserpError.AccessDenied, Messages.Format("SqlRight", database, error.Message), error),
        4060 or 911 => new(EserpError.NotFound, Messages.Format("SqlMissing", database), error),
        UnknownObject or 2812 => new(EserpError.NotInitialized, Messages.Format("SqlObjectMissing", database, error.Message), error),
        1105 or 9002 or 1101 => new(EserpError.Full, Messages.Format("SqlFull", database), error),
        3906 or 3908 or 978 => new(EserpError.ReadOnly, Messages.Format("SqlReadOnly", database), error),
        1204 or 1205 or 1222 or -2 or 3960 or 40501 or 10928 or 10929 => new(EserpError.Busy, Messages.Format("SqlBusy", database), error),
        823 or 824 or 825 or 5171 => new(EserpError.Corrupt, Messages.Format("SqlCorrupt", database), error),
        -2146893019 or -2146893022 => new(EserpError.Unavailable, Messages.Format("SqlCertificate", database, error.Message), error),
        0 or 2 or 53 or 26 or 40 or 11001 or 10060 or 10061 or 258 => new(EserpError.Unavailable, Messages.Format("SqlUnreachable", database, error.Message), error),
        _ => new(EserpError.Unavailable, Messages.Format("SqlOther", database, error.Message), error),
    };
}

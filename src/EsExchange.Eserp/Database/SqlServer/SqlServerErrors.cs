using System.Linq;

namespace EsExchange.Eserp.Database.SqlServer;

/// <summary>Puts SQL Server's error numbers into the words of an admin.</summary>
internal static class SqlServerErrors
{
    private static readonly int[] Transient = [1204, 1205, 1222, 10928, 10929, 40197, 40501, 40613, 49918, 49919, 49920, 10053, 10054, 233, 64, 4221, 3960];

    /// <summary>Whether the same work may succeed when it is tried again at once.</summary>
    public static bool IsTransient(SqlException error) => error.Errors.Cast<SqlError>().Any(single => Transient.Contains(single.Number));

    /// <summary>Whether the server does not know the function MIN_ACTIVE_ROWVERSION.</summary>
    public static bool IsUnknownFunction(SqlException error) => error.Number is 195 or 4121 or 33557097;

    public static EserpException Translate(SqlException error, string database) => error.Number switch
    {
        547 or 515 or 2601 or 2627 or 8152 or 2628 or 3609 or >= 50000 and < 60000 => new(EserpError.Refused, $"eserp refused the data: {error.Message}", error),
        18456 or 18452 or 18470 or 18487 or 18488 => new(EserpError.AccessDenied, $"The login to {database} was refused. Check the account and its password.", error),
        229 or 230 or 262 or 297 or 300 or 15247 => new(EserpError.AccessDenied, $"The account lacks a right in {database}: {error.Message} Add it to the database role esexchange, or to db_owner for Initialize-EsDatabase.", error),
        4060 or 911 => new(EserpError.NotFound, $"There is no database {database}, or the account may not open it. Create it, or grant access to it.", error),
        208 or 2812 => new(EserpError.NotInitialized, $"{database} lacks an object of EsExchange: {error.Message} Run Initialize-EsDatabase.", error),
        1105 or 9002 or 1101 => new(EserpError.Full, $"{database} or its log is full. Make room and try again.", error),
        3906 or 3908 => new(EserpError.ReadOnly, $"{database} is read-only. Make it writable, or name the primary replica.", error),
        1204 or 1205 or 1222 or -2 => new(EserpError.Busy, $"{database} did not answer in time, or is locked by another program. Wait and try again.", error),
        823 or 824 or 825 or 5171 => new(EserpError.Corrupt, $"{database} is damaged. Run DBCC CHECKDB and restore it from a backup.", error),
        -2146893019 or -2146893022 => new(EserpError.Unavailable, $"The certificate of the server of {database} is not trusted: {error.Message} Install a trusted one.", error),
        0 or 2 or 53 or 26 or 40 or 11001 or 10061 or 258 => new(EserpError.Unavailable, $"The server of {database} cannot be reached: {error.Message} Check its name, the instance, the port and the firewall.", error),
        _ => new(EserpError.Unavailable, $"{database} could not be worked with: {error.Message}", error),
    };
}

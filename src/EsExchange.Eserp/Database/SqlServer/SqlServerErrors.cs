using System.Linq;
using EsExchange.Resources;

namespace EsExchange.Eserp.Database.SqlServer;

/// <summary>Puts SQL Server's error numbers into the words of an admin.</summary>
internal static class SqlServerErrors
{
    private static readonly int[] Transient = [1204, 1205, 1222, 10928, 10929, 40197, 40501, 40613, 49918, 49919, 49920, 10053, 10054, 233, 64, 4221, 3960];

    /// <summary>Whether the same work may succeed when it is tried again at once.</summary>
    public static bool IsTransient(SqlException error) => error.Errors.Cast<SqlError>().Any(single => Transient.Contains(single.Number));

    /// <summary>Whether the server does not know a function of the query.</summary>
    public static bool IsUnknownFunction(SqlException error) => error.Number is 195 or 4121 or 33557097;

    public static EserpException Translate(SqlException error, string database) => error.Number switch
    {
        547 or 515 or 2601 or 2627 or 8152 or 2628 or 3609 or >= 50000 and < 60000 => new(EserpError.Refused, Messages.Format("Refused", error.Message), error),
        18456 or 18452 or 18470 or 18487 or 18488 => new(EserpError.AccessDenied, Messages.Format("SqlLogin", database), error),
        229 or 230 or 262 or 297 or 300 or 15247 => new(EserpError.AccessDenied, Messages.Format("SqlRight", database, error.Message), error),
        4060 or 911 => new(EserpError.NotFound, Messages.Format("SqlMissing", database), error),
        208 or 2812 => new(EserpError.NotInitialized, Messages.Format("SqlObjectMissing", database, error.Message), error),
        1105 or 9002 or 1101 => new(EserpError.Full, Messages.Format("SqlFull", database), error),
        3906 or 3908 => new(EserpError.ReadOnly, Messages.Format("SqlReadOnly", database), error),
        1204 or 1205 or 1222 or -2 => new(EserpError.Busy, Messages.Format("SqlBusy", database), error),
        823 or 824 or 825 or 5171 => new(EserpError.Corrupt, Messages.Format("SqlCorrupt", database), error),
        -2146893019 or -2146893022 => new(EserpError.Unavailable, Messages.Format("SqlCertificate", database, error.Message), error),
        0 or 2 or 53 or 26 or 40 or 11001 or 10061 or 258 => new(EserpError.Unavailable, Messages.Format("SqlUnreachable", database, error.Message), error),
        _ => new(EserpError.Unavailable, Messages.Format("SqlOther", database, error.Message), error),
    };
}

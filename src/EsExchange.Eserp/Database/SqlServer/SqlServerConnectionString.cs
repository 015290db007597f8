using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using EsExchange.Resources;

namespace EsExchange.Eserp.Database.SqlServer;

/// <summary>Completes an admin's connection string with what it leaves open: encrypted, and by name in the server's list of connections.</summary>
internal static class SqlServerConnectionString
{
    /// <summary>Completes it; what is given stays, as failover partners, subnets, time-outs, the way to sign in and of encryption.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.InvalidValue"/>: it is none of SQL Server.</exception>
    public static string Complete(string connectionString)
    {
        try
        {
            var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
            HashSet<string> keys = [.. given.Keys!.Cast<string>().Select(key => key.Replace(" ", string.Empty).ToUpperInvariant())];
            var builder = new SqlConnectionStringBuilder(connectionString);
            if (!keys.Contains("ENCRYPT"))
                builder.Encrypt = true;
            if (!keys.Contains("APPLICATIONNAME") && !keys.Contains("APP"))
                builder.ApplicationName = "EsExchange";
            return builder.ConnectionString;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new EserpException(EserpError.InvalidValue, Messages.Get("InvalidSqlConnectionString"));
        }
    }
}

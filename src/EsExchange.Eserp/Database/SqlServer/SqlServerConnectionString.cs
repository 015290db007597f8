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
    public static CompleteConnectionString Complete(string connectionString)
    {
        DbConnectionStringBuilder given = Parse(connectionString);
        int? timeout = null;
#if !NET
        CompleteConnectionString translated = DesktopConnectionString.Translate(given);
        given = Parse(translated.Text);
        timeout = translated.TimeoutSeconds;
#endif
        string[] keys = [.. given.Keys!.Cast<string>()];
        HashSet<string> plainKeys = [.. keys.Select(Plain)];
        var builder = new SqlConnectionStringBuilder();
        foreach (string key in keys)
            Set(builder, key, given[key]);
        if (!plainKeys.Contains("ENCRYPT"))
            builder.Encrypt = true;
        if (!plainKeys.Contains("APPLICATIONNAME") && !plainKeys.Contains("APP"))
            builder.ApplicationName = "EsExchange";
        return new CompleteConnectionString(builder.ConnectionString, timeout);
    }

    /// <summary>A word without what may differ in its spelling.</summary>
    public static string Plain(string text) => text.Replace(" ", string.Empty).ToUpperInvariant();

    /// <summary>The error for a keyword that SQL Server does not know, or not with this value.</summary>
    public static EserpException Unknown(string key) => new(EserpError.InvalidValue, Messages.Format("InvalidSqlKeyword", key));

    private static void Set(SqlConnectionStringBuilder builder, string key, object value)
    {
        try
        {
            builder[key] = value;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException or NotSupportedException)
        {
            throw Unknown(key);
        }
    }

    private static DbConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = connectionString };
        }
        catch (ArgumentException)
        {
            throw new EserpException(EserpError.InvalidValue, Messages.Get("InvalidSqlConnectionString"));
        }
    }
}

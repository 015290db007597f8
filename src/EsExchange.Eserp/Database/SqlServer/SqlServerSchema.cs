using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using EsExchange.Resources;

namespace EsExchange.Eserp.Database.SqlServer;

/// <summary>The version of the schema in a SQL Server database, and its upgrade.</summary>
internal static class SqlServerSchema
{
    /// <summary>A line that ends a batch.</summary>
    public static readonly Regex Separator = new(@"^\s*GO\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static SchemaScripts Scripts => SchemaScripts.SqlServer;

    /// <summary>Makes two that initialize at once take turns, until the transaction ends.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.Busy"/>: the other one takes too long.</exception>
    public static void Lock(Session db)
    {
        int outcome = db.Scalar<int>(
            """
            DECLARE @outcome int;
            EXEC @outcome = sp_getapplock @Resource = N'EsExchange.Initialize', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = 20000;
            SELECT @outcome;
            """);
        if (outcome < 0)
            throw new EserpException(EserpError.Busy, Messages.Get("SqlInitializing"));
    }

    /// <summary>
    /// The version of a database; 0 where it holds nothing of this module. Where its schema is there, the table is asked itself, since the catalog hides it
    /// from an account without rights, which is to be told that it has none. An empty database is not asked for it: the error would end the transaction
    /// of a server over PostgreSQL.
    /// </summary>
    /// <exception cref="EserpException"><see cref="EserpError.NewerVersion"/>.</exception>
    public static int GetVersion(Session db, string database)
    {
        int version = ReadVersion(db);
        return version <= Scripts.Version
            ? version
            : throw new EserpException(EserpError.NewerVersion, Messages.Format("SqlNewer", database, version, Scripts.Version));
    }

    private static int ReadVersion(Session db)
    {
        if (db.Scalar<int>("SELECT count(*) FROM sys.schemas WHERE name = N'es'") == 0)
            return 0;
        try
        {
            return db.Scalar<int>(db.Dialect.SchemaVersion);
        }
        catch (SqlException error) when (SqlServerErrors.IsUnknownTable(error.Number))
        {
            return 0;
        }
    }

    /// <summary>Refuses a database that is not of the present version.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.NotInitialized"/>, <see cref="EserpError.OlderVersion"/> or <see cref="EserpError.NewerVersion"/>.</exception>
    public static void DemandVersion(Session db, string database)
    {
        int version = GetVersion(db, database);
        if (version == 0)
            throw new EserpException(EserpError.NotInitialized, Messages.Format("SqlNotInitialized", database));
        if (version < Scripts.Version)
            throw new EserpException(EserpError.OlderVersion, Messages.Format("SqlOlder", database, version, Scripts.Version));
    }

    /// <summary>Brings a database from its version to the present one, inside the caller's transaction.</summary>
    public static void Upgrade(Session db, int from)
    {
        int version = from;
        foreach (string script in Scripts.After(from))
        {
            foreach (string batch in Batches(script))
                db.Execute(batch);
            version++;
            db.Execute("INSERT INTO es.SchemaVersion (Version, Applied) VALUES (@version, SYSUTCDATETIME())", new { version });
        }
    }

    /// <summary>The batches of a script.</summary>
    public static IEnumerable<string> Batches(string script) => Separator.Split(script).Where(batch => !string.IsNullOrWhiteSpace(batch));
}

using System.Threading;
using EsExchange.Resources;
using Microsoft.Data.Sqlite;

namespace EsExchange.Eserp.Database.Sqlite;

/// <summary>The version of the schema in a SQLite file, and its upgrade.</summary>
internal static class SqliteSchema
{
    /// <summary>"EsEx": marks a SQLite file as one of this module.</summary>
    public const int ApplicationId = 0x45734578;

    private static SchemaScripts Scripts => SchemaScripts.Sqlite;

    /// <summary>The version of a file; 0 where it holds nothing of this module.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="mayHoldTables">Whether a file that no program has marked may hold tables, which a mapping script maps.</param>
    /// <exception cref="EserpException"><see cref="EserpError.NotInitialized"/>: the file belongs to another program; <see cref="EserpError.NewerVersion"/>.</exception>
    public static int GetVersion(SqliteConnection connection, bool mayHoldTables = false)
    {
        var db = new Session(connection, null, SqliteDialect.Instance, CancellationToken.None);
        int application = db.Scalar<int>("PRAGMA application_id");
        int version = db.Scalar<int>("PRAGMA user_version");
        bool isEmpty = db.Scalar<int>("SELECT count(*) FROM sqlite_master") == 0;
        if (!isEmpty && application != ApplicationId && !(mayHoldTables && application == 0 && version == 0))
            throw new EserpException(EserpError.NotInitialized, Messages.Format("SqliteForeign", connection.DataSource));
        if (version > Scripts.Version)
            throw new EserpException(EserpError.NewerVersion, Messages.Format("SqliteNewer", connection.DataSource, version, Scripts.Version));
        return version;
    }

    /// <summary>Refuses a file that is not of the present version.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.NotInitialized"/>, <see cref="EserpError.OlderVersion"/> or <see cref="EserpError.NewerVersion"/>.</exception>
    public static void DemandVersion(SqliteConnection connection)
    {
        int version = GetVersion(connection);
        if (version == 0)
            throw new EserpException(EserpError.NotInitialized, Messages.Format("SqliteNotInitialized", connection.DataSource));
        if (version < Scripts.Version)
            throw new EserpException(EserpError.OlderVersion, Messages.Format("SqliteOlder", connection.DataSource, version, Scripts.Version));
    }

    /// <summary>Brings a file from its version to the present one, inside the caller's transaction.</summary>
    public static void Upgrade(Session db, int from)
    {
        foreach (string script in Scripts.After(from))
            db.Execute(script);
        db.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Scripts.Version}");
    }
}

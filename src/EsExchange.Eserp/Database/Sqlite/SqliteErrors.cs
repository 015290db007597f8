using EsExchange.Resources;
using Microsoft.Data.Sqlite;

namespace EsExchange.Eserp.Database.Sqlite;

/// <summary>Puts SQLite's result codes into the words of an admin.</summary>
internal static class SqliteErrors
{
    public static EserpException Translate(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_CONSTRAINT => new(EserpError.Refused, Messages.Format("Refused", error.Message), error),
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new(EserpError.Busy, Messages.Format("SqliteBusy", path), error),
        SQLitePCL.raw.SQLITE_READONLY => new(EserpError.ReadOnly, Messages.Format("SqliteReadOnly", path), error),
        SQLitePCL.raw.SQLITE_CANTOPEN => new(EserpError.ReadOnly, Messages.Format("SqliteCannotOpen", path), error),
        SQLitePCL.raw.SQLITE_FULL => new(EserpError.Full, Messages.Format("SqliteFull", path), error),
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => new(EserpError.Corrupt, Messages.Format("SqliteCorrupt", path), error),
        SQLitePCL.raw.SQLITE_IOERR => new(EserpError.Unavailable, Messages.Format("SqliteDiskError", path), error),
        _ => new(EserpError.Unavailable, Messages.Format("SqliteOther", path, error.Message), error),
    };
}

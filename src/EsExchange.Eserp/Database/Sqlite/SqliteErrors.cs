using Microsoft.Data.Sqlite;

namespace EsExchange.Eserp.Database.Sqlite;

/// <summary>Puts SQLite's result codes into the words of an admin.</summary>
internal static class SqliteErrors
{
    public static EserpException Translate(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_CONSTRAINT => new(EserpError.Refused, $"eserp refused the data: {error.Message}", error),
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new(EserpError.Busy, $"'{path}' is locked by another program for too long. Close it there, or wait and try again.", error),
        SQLitePCL.raw.SQLITE_READONLY => new(EserpError.ReadOnly, $"'{path}' cannot be written. Give this account the right to write the file and its folder.", error),
        SQLitePCL.raw.SQLITE_CANTOPEN => new(EserpError.ReadOnly, $"'{path}' cannot be opened or created. Check that the folder exists and that this account may write there.", error),
        SQLitePCL.raw.SQLITE_FULL => new(EserpError.Full, $"The disk of '{path}' is full. Make room and try again.", error),
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => new(EserpError.Corrupt, $"'{path}' is no SQLite database, or a damaged one. Restore it from a backup, or name another file.", error),
        SQLitePCL.raw.SQLITE_IOERR => new(EserpError.Unavailable, $"'{path}' could not be read or written: an error of the disk or the network share.", error),
        _ => new(EserpError.Unavailable, $"'{path}' could not be worked with: {error.Message}", error),
    };
}

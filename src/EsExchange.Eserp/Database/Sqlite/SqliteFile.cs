#if NET
using System.Runtime.InteropServices;
#endif
using System.IO;
using EsExchange.Resources;
using Microsoft.Data.Sqlite;

namespace EsExchange.Eserp.Database.Sqlite;

/// <summary>
/// Notices a file that was deleted or replaced behind an open connection. Where the system lets that happen, what is written afterwards would go to a
/// file that nobody sees any more.
/// </summary>
internal static class SqliteFile
{
    /// <summary>Refuses a connection to a file that is no longer at its path; the next one opens what is there now.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.NotFound"/>: it was deleted; <see cref="EserpError.Unavailable"/>: another one is in its place.</exception>
    public static void DemandUnmoved(SqliteConnection connection, string path)
    {
        if (!HasMoved(connection))
            return;
        SqliteConnection.ClearPool(connection);
        throw File.Exists(path)
            ? new EserpException(EserpError.Unavailable, Messages.Format("SqliteReplaced", path))
            : new EserpException(EserpError.NotFound, Messages.Format("SqliteMissing", path));
    }

#if NET
    private const int FileControlHasMoved = 20;

    private static bool HasMoved(SqliteConnection connection)
    {
        int hasMoved = 0;
        return FileControl(connection.Handle!.DangerousGetHandle(), "main", FileControlHasMoved, ref hasMoved) == SQLitePCL.raw.SQLITE_OK && hasMoved != 0;
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int FileControl(nint database, string name, int operation, ref int value);
#else
    /// <summary>Windows keeps a file in its place for as long as it is open.</summary>
    private static bool HasMoved(SqliteConnection connection) => false;
#endif
}

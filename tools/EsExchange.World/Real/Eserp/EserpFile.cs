using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.Sqlite;
using EsExchange.World.Stories;
using EsExchange.World.Time;
using Microsoft.Data.Sqlite;

namespace EsExchange.World.Real.Eserp;

/// <summary>The file that holds eserp's database, and its backup.</summary>
internal sealed class EserpFile : IDisposable
{
    private const int MostStaff = 2;
    private const int Cranes = 5;
    private static readonly string Root = Directory.Exists("/dev/shm") ? "/dev/shm" : System.IO.Path.GetTempPath();
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private readonly string _folder;

    private EserpFile(string folder) => _folder = folder;

    /// <summary>The path of the database.</summary>
    public string Path => System.IO.Path.Combine(_folder, "eserp.db");

    /// <summary>Where the product finds it.</summary>
    public DatabaseLocation Location => DatabaseLocation.ForFile(Path);

    private string BackupPath => System.IO.Path.Combine(_folder, "backup.db");

    /// <summary>A new database with staff and nothing to do.</summary>
    public static async Task<EserpFile> MakeAsync()
    {
        string template = await Template.Value.ConfigureAwait(false);
        var file = new EserpFile(MakeFolder());
        File.Copy(template, file.Path);
        return file;
    }

    /// <summary>A connection of its own.</summary>
    public SqliteConnection Open() => Open(Path);

    public void Backup()
    {
        File.Delete(BackupPath);
        using SqliteConnection db = Open();
        Execute(db, $"VACUUM INTO '{BackupPath}'");
    }

    /// <summary>Puts the backup in the place of the database.</summary>
    /// <returns>Whether there is one.</returns>
    public async Task<bool> RestoreAsync()
    {
        if (!File.Exists(BackupPath))
            return false;
        await ClosePoolAsync().ConfigureAwait(false);
        foreach (string suffix in new[] { string.Empty, "-wal", "-shm" })
            File.Delete(Path + suffix);
        File.Copy(BackupPath, Path);
        using SqliteConnection db = Open();
        Execute(db, "PRAGMA journal_mode = WAL");
        return true;
    }

    public void Dispose()
    {
        ClosePoolAsync().GetAwaiter().GetResult();
        Directory.Delete(_folder, true);
    }

    public static void Execute(SqliteConnection db, string statement)
    {
        using SqliteCommand command = db.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private Task<bool> ClosePoolAsync() => new SqliteAccess(Path).RunAsync(
        SqliteOpenMode.ReadWrite,
        db =>
        {
            SqliteConnection.ClearPool(db);
            return true;
        },
        CancellationToken.None);

    private static SqliteConnection Open(string path)
    {
        var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, ForeignKeys = true, Pooling = false }.ConnectionString);
        db.Open();
        return db;
    }

    private static string MakeFolder()
    {
        string folder = System.IO.Path.Combine(Root, "esexchange-world-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>One database of the present version; each world gets a copy.</summary>
    private static async Task<string> MakeTemplateAsync()
    {
        string folder = MakeFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, true);

        // The variable is the whole process's: whatever else works with databases in it names the same folder.
        Environment.SetEnvironmentVariable("ESEXCHANGE_KEY_FOLDER", System.IO.Path.Combine(System.IO.Path.GetTempPath(), "esexchange-test-keys"));
        string path = System.IO.Path.Combine(folder, "template.db");
        var clock = new WorldClock();
        DatabaseLocation location = DatabaseLocation.ForFile(path);
        await EserpDatabase.InitializeAsync(location, new InitializeOptions(), clock, CancellationToken.None).ConfigureAwait(false);
        EserpDatabase database = await EserpDatabase.OpenAsync(location, clock, CancellationToken.None).ConfigureAwait(false);
        WorldSettings settings = WorldSettings.Of(MostStaff, new Uri("https://localhost/"));
        foreach (ExchangeConnection connection in settings.Connections)
        {
            await database.Configuration.AddConnectionAsync(
                connection with { Id = 0, UserName = RealWorld.Account, AuthenticationScheme = AuthenticationScheme.Basic }, RealWorld.Password, CancellationToken.None).ConfigureAwait(false);
        }

        using SqliteConnection db = Open(path);
        foreach (SyncedStaff staff in settings.Staff)
            Execute(db, $"INSERT INTO ref_Staff (StaffNumber, Name, EMail) VALUES ({staff.StaffNumber}, '{staff.Name}', '{staff.EMail}')");
        foreach ((int number, string name) in settings.ActivityTypeNames)
            Execute(db, $"INSERT INTO ref_ActivityType (ActivityTypeNumber, Name) VALUES ({number}, '{name}')");
        for (int crane = 0; crane < Cranes; crane++)
            Execute(db, $"INSERT INTO ref_Equipment (EquipmentNumber, Name) VALUES ({crane + 1}, 'Crane {crane}')");
        EserpClock.Install(db);
        string template = System.IO.Path.Combine(folder, "made.db");
        Execute(db, $"VACUUM INTO '{template}'");
        return template;
    }
}

using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Diagnostics;
using EsExchange.Eserp.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit;

namespace EsExchange.Eserp.Tests.Database;

public sealed class ReadOnlyTests
{
    private const uint Nobody = 65534;

    [Fact]
    public async Task A_file_that_may_be_read_but_not_written_is_refused_before_anything_is_written()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("The rights of one thread can be lowered on Linux only.");
            return;
        }

        await using TestDatabase test = await TestDatabase.CreateAsync();
        test.User.Dispose();
        SqliteConnection.ClearAllPools();
        string folder = Path.GetDirectoryName(test.File)!;
        File.SetUnixFileMode(test.File, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        byte[] before = await File.ReadAllBytesAsync(test.File, TestContext.Current.CancellationToken);

        EserpException? opened = AsNobody(() => EserpDatabase.OpenAsync(test.Location, test.Time, CancellationToken.None));
        EserpException? initialized = AsNobody(() => EserpDatabase.InitializeAsync(DatabaseLocation.ForFile(Path.Combine(folder, "new.db")), new InitializeOptions(), test.Time, CancellationToken.None));

        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(EserpError.ReadOnly, opened?.Error);
        Assert.Contains("right", opened!.Message, StringComparison.Ordinal);
        Assert.Equal(EserpError.ReadOnly, initialized?.Error);
        Assert.False(File.Exists(Path.Combine(folder, "new.db")));
        Assert.Equal(before, await File.ReadAllBytesAsync(test.File, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_check_names_a_file_that_can_no_longer_be_written()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("The rights of one thread can be lowered on Linux only.");
            return;
        }

        await using TestDatabase test = await TestDatabase.CreateAsync();
        test.User.Dispose();
        SqliteConnection.ClearAllPools();
        string folder = Path.GetDirectoryName(test.File)!;
        File.SetUnixFileMode(test.File, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        DatabaseStep? rights = null;
        AsNobody(async () => rights = Assert.Single(await test.Eserp.CheckAsync(CancellationToken.None), step => step.Name == "Rights"));
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(DatabaseStepOutcome.Failed, rights?.Outcome);
        Assert.Contains(test.File, rights!.Message, StringComparison.Ordinal);
    }

    /// <summary>Works on a thread that has nobody's rights to files.</summary>
    private static EserpException? AsNobody(Func<Task> work)
    {
        EserpException? refused = null;
        var thread = new Thread(() =>
        {
            _ = SetFileUser(Nobody);
            try
            {
                work().GetAwaiter().GetResult();
            }
            catch (EserpException error)
            {
                refused = error;
            }
        });
        thread.Start();
        thread.Join();
        return refused;
    }

    [DllImport("libc", EntryPoint = "setfsuid")]
    private static extern int SetFileUser(uint user);
}

using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Secrets;
using EsExchange.Eserp.Tests.Support;
using Xunit;

namespace EsExchange.Eserp.Tests.Secrets;

public sealed class SecretTests
{
    [Fact]
    public async Task A_secret_comes_back_and_is_never_in_the_files()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        Assert.Equal(TestDatabase.Secret, await test.Eserp.Configuration.GetSecretAsync(test.Connection.Id, TestContext.Current.CancellationToken));

        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(test.File)!))
        {
            byte[] bytes;
            using (var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
            using (var copy = new MemoryStream())
            {
                await stream.CopyToAsync(copy, TestContext.Current.CancellationToken);
                bytes = copy.ToArray();
            }

            foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode })
                Assert.Equal(-1, bytes.AsSpan().IndexOf(encoding.GetBytes(TestDatabase.Secret)));
        }
    }

    [Fact]
    public async Task A_secret_that_was_altered_or_moved_to_another_connection_is_refused()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        ExchangeConnection other = await test.Eserp.Configuration.AddConnectionAsync(test.Connection with { Name = "other" }, "x", TestContext.Current.CancellationToken);
        test.Sql($"UPDATE es_Connection SET Secret = (SELECT Secret FROM es_Connection WHERE ConnectionId = {test.Connection.Id}) WHERE ConnectionId = {other.Id}");
        test.Sql($"UPDATE es_Connection SET Secret = substr(Secret, 1, 40) WHERE ConnectionId = {test.Connection.Id}");
        foreach (int id in new[] { other.Id, test.Connection.Id })
        {
            EserpException error = await Assert.ThrowsAsync<EserpException>(() => test.Eserp.Configuration.GetSecretAsync(id, TestContext.Current.CancellationToken));
            Assert.Equal(EserpError.SecretKeyMissing, error.Error);
        }
    }

    [Fact]
    public void The_key_file_is_for_its_owner_alone_and_a_missing_one_is_named()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("esexchange-key-").FullName, "a.key");
        var file = new KeyFile(path);
        byte[] key = file.ReadOrCreate();
        Assert.Equal(key, file.ReadOrCreate());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            EserpException exposed = Assert.Throws<EserpException>(() => file.Read());
            Assert.Equal(EserpError.SecretKeyExposed, exposed.Error);
            Assert.Contains("chmod 600", exposed.Message, StringComparison.Ordinal);
        }

        File.Delete(path);
        EserpException error = Assert.Throws<EserpException>(() => file.Read());
        Assert.Equal(EserpError.SecretKeyMissing, error.Error);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_cannot_be_protected_leaves_no_file_and_the_next_run_makes_one()
    {
        string folder = Directory.CreateTempSubdirectory("esexchange-key-").FullName;
        string path = Path.Combine(folder, "a.key");
        var file = new KeyFile(path, _ => throw new CryptographicException("The profile is not loaded."));
        EserpException error = Assert.Throws<EserpException>(file.ReadOrCreate);
        Assert.Equal(EserpError.SecretKeyMissing, error.Error);
        Assert.Contains("The profile is not loaded.", error.Message, StringComparison.Ordinal);
        Assert.Contains("Update-EsSecretKey", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));

        Assert.Equal(SecretKey.Length, new KeyFile(path).ReadOrCreate().Length);
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public void An_empty_key_file_is_told_as_such_and_not_replaced()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("esexchange-key-").FullName, "a.key");
        File.WriteAllBytes(path, []);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        EserpException error = Assert.Throws<EserpException>(new KeyFile(path).ReadOrCreate);
        Assert.Equal(EserpError.SecretKeyMissing, error.Error);
        Assert.Contains("is empty", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo(path).Length);
    }

    [Fact]
    public void Two_that_make_the_key_at_once_have_the_same()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("esexchange-key-").FullName, "keys", "a.key");
        byte[][] keys = [.. Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(8).Select(_ => new KeyFile(path).ReadOrCreate())];
        Assert.All(keys, key => Assert.Equal(keys[0], key));
    }

    [Fact]
    public void The_same_secret_is_never_stored_the_same_way_twice()
    {
        byte[] key = SecretKey.Create();
        Assert.False(SecretProtector.Protect(key, 1, "geheim").SequenceEqual(SecretProtector.Protect(key, 1, "geheim")));
    }
}

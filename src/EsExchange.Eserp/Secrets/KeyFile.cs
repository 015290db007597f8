using EsExchange.Resources;
using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EsExchange.Eserp.Secrets;

/// <summary>A key in a file outside of the database: who copies the database alone cannot read its secrets.</summary>
/// <remarks>
/// The folder is the environment's <c>ESEXCHANGE_KEY_FOLDER</c>, else the account's application data. On Windows the key is protected for the account
/// by DPAPI, elsewhere the file can be read by its owner alone; one that others may read too is refused.
/// </remarks>
internal sealed class KeyFile
{
    private static readonly bool IsWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
    private readonly string _path;
    private readonly Func<byte[], byte[]> _protect;

    public KeyFile(string path)
        : this(path, IsWindows ? Protect : static key => key)
    {
    }

    /// <summary>A key that is protected otherwise.</summary>
    internal KeyFile(string path, Func<byte[], byte[]> protect)
    {
        _path = path;
        _protect = protect;
    }

    /// <summary>The first key of a database, or a later one by its id.</summary>
    public static KeyFile Of(Guid databaseId, Guid? keyId)
    {
        string? folder = Environment.GetEnvironmentVariable("ESEXCHANGE_KEY_FOLDER");
        if (string.IsNullOrEmpty(folder))
            folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "EsExchange", "keys");
        string name = keyId is null ? databaseId.ToString("N") : $"{databaseId:N}-{keyId:N}";
        return new KeyFile(Path.Combine(folder, name + ".key"));
    }

    /// <summary>The key.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.SecretKeyMissing"/> or <see cref="EserpError.SecretKeyExposed"/>.</exception>
    public byte[] Read()
    {
        if (!File.Exists(_path))
            throw Missing(null);
        try
        {
            DemandPrivate(_path);
            byte[] stored = File.ReadAllBytes(_path);
            if (stored.Length == 0)
                throw new EserpException(EserpError.SecretKeyMissing, Messages.Format("KeyFileEmpty", _path));
            byte[] key = IsWindows ? Unprotect(stored) : stored;
            return key.Length == SecretKey.Length ? key : throw Missing(null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Missing(error);
        }
    }

    /// <summary>The key; a new one where there is none yet.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.SecretKeyMissing"/>: it can neither be read nor created.</exception>
    public byte[] ReadOrCreate()
    {
        if (File.Exists(_path))
            return Read();

        byte[] key = SecretKey.Create();
        try
        {
            Write(key);
            return key;
        }
        catch (IOException) when (File.Exists(_path))
        {
            return Read();
        }
        catch (CryptographicException error)
        {
            throw new EserpException(EserpError.SecretKeyMissing, Messages.Format("KeyFileUnprotected", error.Message.Trim()), error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Missing(error);
        }
    }

    /// <summary>Deletes the key, if it is there.</summary>
    public void Delete()
    {
        try
        {
            File.Delete(_path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EserpException(EserpError.SecretKeyExposed, Messages.Format("KeyFileLeft", _path, error.Message), error);
        }
    }

    /// <summary>Writes the key beside its place first: what stands there is always whole.</summary>
    private void Write(byte[] key)
    {
        byte[] stored = _protect(key);
        CreateFolder(Path.GetDirectoryName(_path)!);
        string draft = $"{_path}.{Guid.NewGuid():N}";
        try
        {
            using (FileStream file = CreatePrivate(draft))
            {
                file.Write(stored, 0, stored.Length);
                file.Flush(true);
            }

            File.Move(draft, _path);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static void DemandPrivate(string path)
    {
#if NET
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            throw new EserpException(
                EserpError.SecretKeyExposed, Messages.Format("KeyFileExposed", path));
        }
#endif
    }

    private static void CreateFolder(string folder)
    {
#if NET
        if (!OperatingSystem.IsWindows() && !Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
#endif
        Directory.CreateDirectory(folder);
    }

    private static FileStream CreatePrivate(string path)
    {
#if NET
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
#else
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write);
#endif
    }

#pragma warning disable CA1416 // reached on Windows only
    private static byte[] Protect(byte[] key) => ProtectedData.Protect(key, null, DataProtectionScope.CurrentUser);

    private static byte[] Unprotect(byte[] stored) => ProtectedData.Unprotect(stored, null, DataProtectionScope.CurrentUser);
#pragma warning restore CA1416

    private EserpException Missing(Exception? cause) => new(
        EserpError.SecretKeyMissing,
        Messages.Format("KeyFileMissing", _path),
        cause);
}

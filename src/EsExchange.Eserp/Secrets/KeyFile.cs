using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EsExchange.Eserp.Secrets;

/// <summary>The random key of a database, kept outside of it: who copies the database alone cannot read its secrets.</summary>
/// <remarks>
/// The folder is the environment's <c>ESEXCHANGE_KEY_FOLDER</c>, else the account's application data. On Windows the key is protected for the account
/// by DPAPI, elsewhere the file can be read by its owner alone.
/// </remarks>
internal sealed class KeyFile
{
    private const int Length = 64;
    private static readonly bool IsWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
    private readonly string _path;

    public KeyFile(string path) => _path = path;

    public static KeyFile Default(Guid databaseId)
    {
        string? folder = Environment.GetEnvironmentVariable("ESEXCHANGE_KEY_FOLDER");
        if (string.IsNullOrEmpty(folder))
            folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "EsExchange", "keys");
        return new KeyFile(Path.Combine(folder, databaseId.ToString("N") + ".key"));
    }

    /// <summary>The key.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.SecretKeyMissing"/>.</exception>
    public byte[] Read()
    {
        if (!File.Exists(_path))
            throw Missing(null);
        try
        {
            byte[] stored = File.ReadAllBytes(_path);
            byte[] key = IsWindows ? Unprotect(stored) : stored;
            return key.Length == Length ? key : throw Missing(null);
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

        byte[] key = new byte[Length];
        using (var random = RandomNumberGenerator.Create())
            random.GetBytes(key);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            using (FileStream file = CreatePrivate())
            {
                byte[] stored = IsWindows ? Protect(key) : key;
                file.Write(stored, 0, stored.Length);
            }

            return key;
        }
        catch (IOException) when (File.Exists(_path))
        {
            return Read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Missing(error);
        }
    }

    private FileStream CreatePrivate()
    {
#if NET
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(_path, options);
#else
        return new FileStream(_path, FileMode.CreateNew, FileAccess.Write);
#endif
    }

#pragma warning disable CA1416 // reached on Windows only
    private static byte[] Protect(byte[] key) => ProtectedData.Protect(key, null, DataProtectionScope.CurrentUser);

    private static byte[] Unprotect(byte[] stored) => ProtectedData.Unprotect(stored, null, DataProtectionScope.CurrentUser);
#pragma warning restore CA1416

    private EserpException Missing(Exception? cause) => new(
        EserpError.SecretKeyMissing,
        $"The key that protects the stored passwords cannot be read or created at '{_path}'. Run under the account that set up the connections, restore that file, or enter the secrets anew with Set-EsExchangeConnection.",
        cause);
}

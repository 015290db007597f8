using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;

namespace EsExchange.Operations.Logging;

/// <summary>A text file to which several threads and processes append whole lines.</summary>
public sealed class LogFile
{
    private const int Attempts = 500;
    private const int Kept = 9;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    // Windows lets others read meanwhile; elsewhere only an exclusive lock, which readers do not ask for, keeps two writers apart.
    private static readonly FileShare Share = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? FileShare.Read : FileShare.None;
    private readonly object _gate = new();
    private readonly string _path;

    private LogFile(string path) => _path = path;

    /// <summary>Opens a file, creating it with its folder where it is missing; one that has grown too long is set aside under a number.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="longest">How many bytes are too many.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static LogFile Open(string path, long longest)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        SetAside(path, longest);
        var file = new LogFile(path);
        file.Append(string.Empty);
        return file;
    }

    /// <summary>Appends text, which ends with a line break.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Append(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        lock (_gate)
        {
            using FileStream stream = Open();
            stream.Write(bytes, 0, bytes.Length);
        }
    }

    private FileStream Open()
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(_path, FileMode.Append, FileAccess.Write, Share);
            }
            catch (IOException error) when (attempt < Attempts && error is not (DirectoryNotFoundException or PathTooLongException))
            {
                Thread.Sleep(Pause);
            }
        }
    }

    private static void SetAside(string path, long longest)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length < longest)
            return;
        try
        {
            File.Delete(Numbered(path, Kept));
            for (int number = Kept - 1; number >= 1; number--)
            {
                if (File.Exists(Numbered(path, number)))
                    File.Move(Numbered(path, number), Numbered(path, number + 1));
            }

            File.Move(path, Numbered(path, 1));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody reads it: it grows on, and the next run tries again.
        }
    }

    private static string Numbered(string path, int number) =>
        Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path) + "." + number + Path.GetExtension(path));
}

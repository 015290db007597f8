using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Common;

/// <summary>A text file that an admin names, relative to the current location of the session.</summary>
internal sealed class TextFile
{
    private readonly bool _mayReplace;

    private TextFile(string path, bool mayReplace)
    {
        Path = path;
        _mayReplace = mayReplace;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="CommandException"><c>FileUnreadable</c>.</exception>
    public static string Read(PSCmdlet cmdlet, string path)
    {
        string full = Resolve(cmdlet, path);
        try
        {
            return File.ReadAllText(full);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException("FileUnreadable", Messages.Format("FileUnreadable", full, error.Message));
        }
    }

    /// <summary>A file that is to be written.</summary>
    /// <exception cref="CommandException"><c>FileExists</c>: it is there and may not be replaced.</exception>
    public static TextFile ToWrite(PSCmdlet cmdlet, string path, bool mayReplace)
    {
        string full = Resolve(cmdlet, path);
        return mayReplace || !File.Exists(full) ? new TextFile(full, mayReplace) : throw Taken(full);
    }

    /// <summary>Writes it as UTF-8 without a mark.</summary>
    /// <exception cref="CommandException"><c>FileExists</c> or <c>FileUnwritable</c>.</exception>
    public void Write(string text)
    {
        try
        {
            using var stream = new FileStream(Path, _mayReplace ? FileMode.Create : FileMode.CreateNew, FileAccess.Write);
            using var writer = new StreamWriter(stream, new UTF8Encoding(false));
            writer.Write(text);
        }
        catch (IOException) when (!_mayReplace && File.Exists(Path))
        {
            throw Taken(Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException("FileUnwritable", Messages.Format("FileUnwritable", Path, error.Message));
        }
    }

    private static string Resolve(PSCmdlet cmdlet, string path) => cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);

    private static CommandException Taken(string path) => new("FileExists", Messages.Format("FileExists", path));
}

using System.IO;

namespace EsExchange.Shell.Hosting;

/// <summary>Where the shell writes to and reads from.</summary>
public abstract class Terminal
{
    /// <summary>Everything but errors.</summary>
    public abstract TextWriter Out { get; }

    /// <summary>Errors.</summary>
    public abstract TextWriter Error { get; }

    /// <summary>Whether <see cref="Out"/> understands escape sequences and can rewrite its line.</summary>
    public abstract bool OutIsScreen { get; }

    /// <summary>Whether <see cref="Error"/> understands escape sequences.</summary>
    public abstract bool ErrorIsScreen { get; }

    /// <summary>Columns of a line; at least 20.</summary>
    public abstract int Width { get; }

    /// <summary>Rows of the screen.</summary>
    public abstract int Height { get; }

    /// <summary>Whether a person can be asked.</summary>
    public abstract bool CanAsk { get; }

    /// <summary>Reads a line; null at the end of the input.</summary>
    public abstract string? ReadLine();

    /// <summary>Reads a line without showing it; null at the end of the input.</summary>
    public abstract char[]? ReadSecret();
}

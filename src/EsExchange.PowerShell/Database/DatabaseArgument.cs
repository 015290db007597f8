using System.Management.Automation;
using EsExchange.Eserp;
using EsExchange.Eserp.Database;
using EsExchange.PowerShell.Common;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Database;

/// <summary>Understands how an admin names a database: a file relative to the current location, or a connection string.</summary>
internal static class DatabaseArgument
{
    /// <exception cref="CommandException"><c>InvalidPath</c>: the path is none of the file system.</exception>
    public static DatabaseLocation ToLocation(PSCmdlet cmdlet, string? path, string connectionString) => path is null
        ? DatabaseLocation.Parse(connectionString)
        : DatabaseLocation.ForFile(ToFile(cmdlet, path));

    private static string ToFile(PSCmdlet cmdlet, string path)
    {
        string file = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == "FileSystem" ? file : throw new CommandException("InvalidPath", Messages.Format("InvalidPath", path, provider.Name));
    }
}

using System.Management.Automation;
using EsExchange.Eserp;
using EsExchange.Eserp.Database;

namespace EsExchange.PowerShell.Database;

/// <summary>Understands how an admin names a database: a file relative to the current location, or a connection string.</summary>
internal static class DatabaseArgument
{
    public static DatabaseLocation ToLocation(PSCmdlet cmdlet, string? path, string connectionString) => path is null
        ? DatabaseLocation.Parse(connectionString)
        : DatabaseLocation.ForFile(cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path));
}

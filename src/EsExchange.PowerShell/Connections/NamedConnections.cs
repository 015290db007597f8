using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.PowerShell.Common;

namespace EsExchange.PowerShell.Connections;

/// <summary>Finds connections by name.</summary>
internal static class NamedConnections
{
    /// <summary>The connections whose names match; a name without wildcards must exist.</summary>
    /// <exception cref="CommandException"><c>UnknownConnection</c>.</exception>
    public static async Task<IReadOnlyList<ExchangeConnection>> FindAsync(IConfigurationStore configuration, string[]? names, CancellationToken cancellationToken)
    {
        IReadOnlyList<ExchangeConnection> all = await configuration.GetConnectionsAsync(cancellationToken).ConfigureAwait(false);
        string? unknown = names?.FirstOrDefault(name => !WildcardPattern.ContainsWildcardCharacters(name) && !all.Any(connection => Wildcards.Match([name], connection.Name)));
        if (unknown is not null)
            throw Unknown(unknown);
        return [.. all.Where(connection => Wildcards.Match(names, connection.Name))];
    }

    /// <summary>The connection of a name, without wildcards.</summary>
    /// <exception cref="CommandException"><c>UnknownConnection</c>.</exception>
    public static async Task<ExchangeConnection> GetAsync(IConfigurationStore configuration, string name, CancellationToken cancellationToken)
    {
        IReadOnlyList<ExchangeConnection> all = await configuration.GetConnectionsAsync(cancellationToken).ConfigureAwait(false);
        return all.FirstOrDefault(connection => string.Equals(connection.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(name);
    }

    private static CommandException Unknown(string name) =>
        new("UnknownConnection", $"There is no Exchange connection '{name}'. Get-EsExchangeConnection lists those that are.");
}

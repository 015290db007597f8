using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.PowerShell.Common;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Connections;

/// <summary>Finds connections by name.</summary>
internal static class NamedConnections
{
    /// <summary>The names without wildcards of which there is no connection.</summary>
    public static IEnumerable<string> Missing(IReadOnlyList<ExchangeConnection> all, string[]? names) =>
        (names ?? []).Where(name => !WildcardPattern.ContainsWildcardCharacters(name) && !all.Any(connection => Wildcards.Match([name], connection.Name)));

    /// <summary>The connections whose names match.</summary>
    public static IReadOnlyList<ExchangeConnection> Matching(IReadOnlyList<ExchangeConnection> all, string[]? names)
    {
        string[]? patterns = Wildcards.Resolve(names, all.Select(connection => connection.Name));
        return [.. all.Where(connection => Wildcards.Match(patterns, connection.Name))];
    }

    /// <summary>The connections whose names match; a name without wildcards must exist.</summary>
    /// <exception cref="CommandException"><c>UnknownConnection</c>.</exception>
    public static async Task<IReadOnlyList<ExchangeConnection>> FindAsync(IConfigurationStore configuration, string[]? names, CancellationToken cancellationToken)
    {
        IReadOnlyList<ExchangeConnection> all = await configuration.GetConnectionsAsync(cancellationToken).ConfigureAwait(false);
        string? unknown = Missing(all, names).FirstOrDefault();
        if (unknown is not null)
            throw Unknown(unknown);
        return Matching(all, names);
    }

    /// <summary>The connection of a name, without wildcards.</summary>
    /// <exception cref="CommandException"><c>UnknownConnection</c>.</exception>
    public static async Task<ExchangeConnection> GetAsync(IConfigurationStore configuration, string name, CancellationToken cancellationToken)
    {
        IReadOnlyList<ExchangeConnection> all = await configuration.GetConnectionsAsync(cancellationToken).ConfigureAwait(false);
        return all.FirstOrDefault(connection => string.Equals(connection.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(name);
    }

    /// <summary>The error for a name of which there is no connection.</summary>
    public static CommandException Unknown(string name) =>
        new("UnknownConnection", Messages.Format("UnknownConnection", name));
}

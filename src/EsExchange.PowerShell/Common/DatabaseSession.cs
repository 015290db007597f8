using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using EsExchange.Eserp;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Common;

/// <summary>The database to which each PowerShell session is connected.</summary>
internal static class DatabaseSession
{
    private static readonly ConditionalWeakTable<Runspace, Connected> Sessions = new();

    /// <summary>Connects the current session, in place of what it was connected to.</summary>
    public static void Connect(IEserpDatabase database) => Sessions.GetOrCreateValue(Runspace.DefaultRunspace).Database = database;

    /// <summary>The database of the current session; null where it is not connected.</summary>
    public static IEserpDatabase? Find() => Sessions.TryGetValue(Runspace.DefaultRunspace, out Connected? connected) ? connected.Database : null;

    /// <summary>The database of the current session.</summary>
    /// <exception cref="CommandException"><c>NotConnected</c>.</exception>
    public static IEserpDatabase Require() => Find() ?? throw new CommandException("NotConnected", Messages.Get("NotConnected"));

    private sealed class Connected
    {
        public IEserpDatabase? Database { get; set; }
    }
}

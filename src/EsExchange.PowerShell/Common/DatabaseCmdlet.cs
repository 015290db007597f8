using EsExchange.Eserp;

namespace EsExchange.PowerShell.Common;

/// <summary>A cmdlet that works with the database to which the session is connected.</summary>
public abstract class DatabaseCmdlet : EsCmdlet
{
    /// <summary>The database.</summary>
    private protected IEserpDatabase Eserp { get; private set; } = null!;

    /// <inheritdoc/>
    protected override void BeginProcessing() => Eserp = Demand(null, DatabaseSession.Require);
}

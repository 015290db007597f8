using System;
using System.Management.Automation;
using EsExchange.Eserp;
using EsExchange.Eserp.Database;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Output;

namespace EsExchange.PowerShell.Database;

/// <summary>Connects the session to an eserp database; all other cmdlets work with it.</summary>
[Cmdlet(VerbsCommunications.Connect, "EsDatabase")]
[OutputType(typeof(EsDatabase))]
public sealed class ConnectEsDatabase : EsCmdlet
{
    /// <summary>The SQLite file.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path", ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The SQL Server connection string.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "ConnectionString")]
    [ValidateNotNullOrEmpty]
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>A database as Initialize-EsDatabase outputs it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    public EsDatabase InputObject { get; set; } = null!;

    /// <summary>Outputs the database.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        DatabaseLocation location = ParameterSetName == "InputObject"
            ? InputObject.Place
            : Demand(null, () => DatabaseArgument.ToLocation(this, ParameterSetName == "Path" ? Path : null, ConnectionString));
        EserpDatabase database = Demand(location.ToString(), () => Await(token => EserpDatabase.OpenAsync(location, TimeProvider.System, token)));
        Demand(location.ToString(), () => Unlock(database));
        DatabaseSession.Connect(database);
        if (PassThru)
            WriteObject(EsDatabase.Of(database));
    }

    private bool Unlock(EserpDatabase database)
    {
        using var queue = new PipelineQueue();
        queue.Pump(() => database.SecretKeys.UnlockAsync(new SecretManagementVault(this, queue), StopToken));
        return true;
    }
}

using System;
using System.Management.Automation;
using EsExchange.Eserp;
using EsExchange.Eserp.Database;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Output;
using EsExchange.Resources;
using EsExchange.Sync.Time;

namespace EsExchange.PowerShell.Database;

/// <summary>Creates or upgrades an eserp database.</summary>
[Cmdlet(VerbsData.Initialize, "EsDatabase", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
[OutputType(typeof(EsDatabase))]
public sealed class InitializeEsDatabase : EsCmdlet
{
    /// <summary>The SQLite file.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The SQL Server connection string.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "ConnectionString")]
    [ValidateNotNullOrEmpty]
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>The Windows or IANA id of the zone whose local time eserp stores; counts when the database is created.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public string TimeZone { get; set; } = "W. Europe Standard Time";

    /// <summary>Fills a new database with a sample company.</summary>
    [Parameter]
    public SwitchParameter SampleCompany { get; set; }

    /// <summary>A script that redefines the views over the database's own tables; it is kept and runs again after each upgrade.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? MappingScript { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string? mapping = MappingScript is null ? null : Demand(MappingScript, () => TextFile.Read(this, MappingScript));
        DatabaseLocation location = Demand(null, () => DatabaseArgument.ToLocation(this, ParameterSetName == "Path" ? Path : null, ConnectionString));
        if (!ShouldProcess(location.ToString(), Messages.Get("InitializeDatabaseAction")))
            return;

        var options = new InitializeOptions { TimeZoneId = TimeZone, SampleCompany = SampleCompany, MappingScript = mapping };
        InitializeResult result = Demand(location.ToString(), () => Await(token => EserpDatabase.InitializeAsync(location, options, TimeProvider.System, token)));
        WriteObject(new EsDatabase
        {
            Place = location,
            Location = location.ToString(),
            Kind = location.Kind.ToString(),
            Version = result.Version,
            PreviousVersion = result.PreviousVersion,
            TimeZone = ZoneResolver.ToWindowsId(ZoneResolver.Find(result.TimeZoneId)!),
        });
    }
}

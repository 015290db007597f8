using System;
using System.Management.Automation;
using System.Runtime.Loader;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Identity.Client;
using SQLitePCL;

namespace IsolationProbe;

/// <summary>Uses Dapper, SQLite with its native library, and MSAL, and reports where each came from.</summary>
[Cmdlet(VerbsCommon.Get, "IsolationReport")]
public sealed class GetIsolationReportCommand : PSCmdlet
{
    protected override void EndProcessing()
    {
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Report(typeof(SqlMapper), connection.QuerySingle<string>("select 'answer ' || @Number", new { Number = 42 }));
        Report(typeof(SqliteConnection), connection.ServerVersion);

        var client = ConfidentialClientApplicationBuilder.Create(Guid.Empty.ToString()).WithClientSecret("none").Build();
        Report(typeof(IConfidentialClientApplication), client.AppConfig.ClientId);
    }

    private void Report(Type type, string evidence)
    {
        var assembly = type.Assembly;
        WriteObject(new IsolationReport(
            assembly.GetName().Name!,
            assembly.Location,
            AssemblyLoadContext.GetLoadContext(assembly)?.Name ?? "",
            evidence));
    }
}

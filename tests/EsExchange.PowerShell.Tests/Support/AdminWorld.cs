using System;
using System.IO;
using System.Threading.Tasks;
using EsExchange.Simulator;
using EsExchange.Simulator.Store;
using Xunit;

namespace EsExchange.PowerShell.Tests.Support;

/// <summary>What an admin has: a server with mailboxes, and a folder for the database.</summary>
internal sealed class AdminWorld : IAsyncDisposable
{
    static AdminWorld() => SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());

    private AdminWorld(ExchangeServer server, string folder)
    {
        Server = server;
        Folder = folder;
    }

    public ExchangeServer Server { get; }

    public string Folder { get; }

    public string Database => Path.Combine(Folder, "eserp.db");

    /// <summary>The lines with which every script begins that works with a connected database.</summary>
    public string Connected =>
        $"""
        Initialize-EsDatabase '{Database}' -SampleCompany | Connect-EsDatabase
        $credential = [pscredential]::new('dienst@musterbau.example', (ConvertTo-SecureString 'geheim' -AsPlainText -Force))
        $null = New-EsExchangeConnection hq -Url '{Server.HttpUrl}' -Credential $credential
        """;

    public static Task<AdminWorld> CreateAsync(bool https = false) => CreateAsync(new ExchangeServerOptions { Https = https });

    public static async Task<AdminWorld> CreateAsync(ExchangeServerOptions options)
    {
        ExchangeServer server = await ExchangeServer.StartAsync(options, TestContext.Current.CancellationToken);
        foreach (string name in new[] { "anna.bergmann", "juergen.oeztuerk", "sabine.gross" })
            server.Store.AddMailbox(name + "@musterbau.example");
        server.Store.Accounts.Add("dienst@musterbau.example", "geheim", Impersonation.All);
        server.Store.Accounts.Add("schwach@musterbau.example", "geheim", Impersonation.None);
        return new AdminWorld(server, Directory.CreateTempSubdirectory("esexchange-admin-").FullName);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(Folder, true);
    }
}

using System;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Simulator.Store;
using Microsoft.Data.Sqlite;
using Xunit;

namespace EsExchange.PowerShell.Tests.Cmdlets;

/// <summary>Manual: "Zuordnung prüfen".</summary>
public sealed class StaffCheckTests
{
    private const string Add = "1001, 1002, 1003 | ForEach-Object { Add-EsSyncedStaff -StaffNumber $_ -Connection hq -WarningAction SilentlyContinue }";
    private const string Show = "ForEach-Object { \"$($_.StaffNumber) $($_.Step) $($_.Result)\" }";

    [Fact]
    public async Task Zuordnung_pruefen_finds_nothing_wrong_where_nothing_is_and_writes_nothing()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        world.Server.Store.AddMailbox("dienst@musterbau.example");

        ShellRun run = await RunAsync(world, $"Get-EsSyncedStaff | Test-EsSyncedStaff -ThrottleLimit 3 | {Show} | Sort-Object");

        string[] lines = run.Output.TrimEnd().Split('\n');
        Assert.Equal("", run.Errors);
        Assert.Equal(3 * 8, lines.Length);
        Assert.All(lines, line => Assert.EndsWith("Passed", line, StringComparison.Ordinal));
        Assert.Equal(0, world.Server.Exchanges.Count("CreateItem") + world.Server.Exchanges.Count("UpdateItem") + world.Server.Exchanges.Count("DeleteItem"));
        Assert.Equal(0, world.Server.MessagesSent);
    }

    [Fact]
    public async Task Each_fault_is_found_at_its_own_mailbox_and_the_others_pass()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        world.Server.Store.AddMailbox("dienst@musterbau.example");
        world.Server.Store.Accounts.Add("dienst@musterbau.example", "geheim", Impersonation.Of("anna.bergmann@musterbau.example", "sabine.gross@musterbau.example"));
        world.Server.Store.Mailbox("sabine.gross@musterbau.example").Calendar.IsReadOnly = true;

        ShellRun run = await RunAsync(world, $$"""
            1006, 1008 | ForEach-Object { Add-EsSyncedStaff -StaffNumber $_ -Connection hq -WarningAction SilentlyContinue }
            Test-EsSyncedStaff -ErrorVariable failed -ErrorAction SilentlyContinue | Where-Object Result -in Failed, Warning | {{Show}} | Sort-Object
            $failed | ForEach-Object { "$($_.FullyQualifiedErrorId.Split(',')[0]) $($_.TargetObject)" } | Sort-Object
            """);

        Assert.Equal(
            ["1002 Impersonate Failed", "1003 Write Failed", "1006 Impersonate Failed", "1006 Rights Warning", "1008 Employment Warning", "1008 Impersonate Failed",
            "EsExchange.StaffTestFailed.Impersonate holger.brandt@musterbau.example", "EsExchange.StaffTestFailed.Impersonate juergen.oeztuerk@musterbau.example",
            "EsExchange.StaffTestFailed.Impersonate peter.schaefer@musterbau.example", "EsExchange.StaffTestFailed.Write sabine.gross@musterbau.example"],
            run.Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_wrong_password_is_tried_once_and_not_for_each_mailbox()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        ShellRun run = await RunAsync(world, $$"""
            Set-EsExchangeConnection hq -AuthenticationScheme Basic -Credential ([pscredential]::new('dienst@musterbau.example', (ConvertTo-SecureString 'falsch' -AsPlainText -Force)))
            Test-EsSyncedStaff -ErrorAction SilentlyContinue | Where-Object Result -eq Failed | {{Show}} | Sort-Object
            """);

        Assert.Equal("1001 Connection Failed\n1002 Connection Failed\n1003 Connection Failed\n", run.Output);
        Assert.Equal(1, world.Server.Exchanges.All.Sum(counter => counter.Requests));
    }

    [Fact]
    public async Task Beschaeftigungsstatus_and_the_address_decide_without_the_server()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        await RunAsync(world, string.Empty);
        Sql(world, "UPDATE ref_Staff SET EMail = NULL WHERE StaffNumber = 1001; UPDATE ref_Staff SET EMail = 'jürgen @musterbau' WHERE StaffNumber = 1002");
        ShellRun run = await AdminShell.RunAsync($$"""
            Connect-EsDatabase '{{world.Database}}'
            1001, 1002 | Test-EsSyncedStaff -ErrorAction SilentlyContinue | Where-Object Step -eq EMail | {{Show}} | Sort-Object
            Test-EsSyncedStaff 4711 -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed[0].FullyQualifiedErrorId.Split(',')[0]
            """, world.Folder);

        Assert.Equal("1001 EMail Failed\n1002 EMail Failed\nEsExchange.NotSynced\n", run.Output);
    }

    private static Task<ShellRun> RunAsync(AdminWorld world, string script) => AdminShell.RunAsync($"{world.Connected}\n{Add}\n{script}", world.Folder);

    private static void Sql(AdminWorld world, string statement)
    {
        using var db = new SqliteConnection($"Data Source={world.Database};Pooling=False");
        db.Open();
        using SqliteCommand command = db.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}

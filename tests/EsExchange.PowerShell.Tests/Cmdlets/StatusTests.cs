using System;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit;

namespace EsExchange.PowerShell.Tests.Cmdlets;

public sealed class StatusTests
{
    private const string Three = "'anna.bergmann@musterbau.example', 'juergen.oeztuerk@musterbau.example', 'sabine.gross@musterbau.example' | Add-EsSyncedStaff -Connection hq -WarningAction SilentlyContinue";

    [Fact]
    public async Task Each_mailbox_shows_how_it_stands_and_stale_ones_are_warned_of()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        await AdminShell.RunAsync(
            $"""
            {world.Connected}
            {Three}
            Get-EsSyncedStaff | Where-Object Name -like 'Sabine*' | Set-EsSyncedStaff -AppointmentSync $false -TaskSync $false -ContactTransfer $false
            $null = Invoke-EsSync -Staff anna*
            """,
            world.Folder);

        ShellRun fresh = await AdminShell.RunAsync(
            $"Connect-EsDatabase '{world.Database}'\n(Get-EsSyncStatus | ForEach-Object {{ \"$($_.Mailbox) $($_.State)\" }}) -join ', '\n(Get-EsSyncStatus anna*).Age.TotalMinutes -lt 30\n(Get-EsSyncStatus anna*).OpenIssues", world.Folder);
        Assert.Equal("anna.bergmann@musterbau.example UpToDate, juergen.oeztuerk@musterbau.example NeverSynced, sabine.gross@musterbau.example Off\nTrue\n1\n", fresh.Output);

        Age(world, "2020-01-01T00:00:00.000Z");
        ShellRun stale = await AdminShell.RunAsync(
            $"Connect-EsDatabase '{world.Database}'\n$status = Get-EsSyncStatus -State Stale -WarningVariable warnings\n$status.Mailbox\n@($warnings).Count\n\"$($warnings[0])\"\n$null = Invoke-EsSync -Staff anna* -WarningVariable again\n@($again).Count\n(Get-EsSyncStatus anna*).State", world.Folder);
        Assert.Contains("anna.bergmann@musterbau.example\n1\n1 mailbox of the connection 'hq' had no successful run for over two intervals of 15 minutes", stale.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n1\nUpToDate\n", stale.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_run_is_shown_with_its_error()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        await AdminShell.RunAsync($"{world.Connected}\n{Three}\n$null = Invoke-EsSync", world.Folder);
        ShellRun run = await AdminShell.RunAsync(
            $"""
            Connect-EsDatabase '{world.Database}'
            Set-EsExchangeConnection hq -Credential ([pscredential]::new('dienst@musterbau.example', (ConvertTo-SecureString 'falsch' -AsPlainText -Force)))
            $null = Invoke-EsSync -ErrorAction SilentlyContinue
            $status = Get-EsSyncStatus anna*
            $status.State
            $status.LastFailure -ge $status.LastSuccess
            $status.Failure
            """,
            world.Folder);
        Assert.StartsWith("Failing\nTrue\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("The server does not accept the creden", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_fits_into_120_columns_and_the_wide_view_names_state()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        ShellRun run = await AdminShell.RunAsync(
            $"{world.Connected}\n{Three}\n$null = Invoke-EsSync\nGet-EsSyncStatus | Format-Table | Out-String -Width 120\nGet-EsSyncStatus anna* | Format-List | Out-String", world.Folder);
        Assert.Contains("Connection: hq", run.Output, StringComparison.Ordinal);
        Assert.Contains("Approvals Conflicts LastFailure", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("...", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= 120, line));
        Assert.Contains("WaitingApprovals : 0", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_connection_is_an_error()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        ShellRun run = await AdminShell.RunAsync($"{world.Connected}\ntry {{ Get-EsSyncStatus -Connection nowhere -ErrorAction Stop }} catch {{ $_.FullyQualifiedErrorId }}", world.Folder);
        Assert.StartsWith("EsExchange.UnknownConnection", run.Output, StringComparison.Ordinal);
    }

    private static void Age(AdminWorld world, string finished)
    {
        using var db = new SqliteConnection($"Data Source={world.Database};Pooling=False");
        db.Open();
        using SqliteCommand command = db.CreateCommand();
        command.CommandText = "UPDATE es_Run SET Started = $finished, Finished = $finished";
        command.Parameters.AddWithValue("$finished", finished);
        command.ExecuteNonQuery();
    }
}

using System;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Simulator.Store;
using Xunit;

namespace EsExchange.PowerShell.Tests.Cmdlets;

public sealed class ApprovalTests
{
    private const string Anna = "anna.bergmann@musterbau.example";

    [Fact]
    public async Task Deletions_wait_until_they_are_approved_and_WhatIf_approves_nothing()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        string connect = $"Connect-EsDatabase '{world.Database}'";
        await AdminShell.RunAsync($"{world.Connected}\nSet-EsExchangeConnection hq -DeleteLimit 0 -DeleteLimitPercent 0\n'{Anna}' | Add-EsSyncedStaff -Connection hq -WarningAction SilentlyContinue\n$null = Invoke-EsSync", world.Folder);
        var calendar = world.Server.Store.Mailbox(Anna).Calendar;
        CalendarItem[] items = [.. calendar.List<CalendarItem>()];
        calendar.Delete(items[0].ItemId);
        calendar.Delete(items[1].ItemId);

        ShellRun waiting = await AdminShell.RunAsync(
            $"{connect}\n(Invoke-EsSync).EserpDeleted\n@(Get-EsSyncApproval).Count\n(Get-EsSyncApproval)[0].DeletesIn\nGet-EsSyncApproval | Approve-EsSyncDelete -WhatIf\n(Invoke-EsSync).EserpDeleted", world.Folder);
        Assert.StartsWith("0\n2\nEserp\n", waiting.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n0\n", waiting.Output, StringComparison.Ordinal);

        ShellRun approved = await AdminShell.RunAsync(
            $"{connect}\nGet-EsSyncApproval | Approve-EsSyncDelete -Confirm:$false\n(Invoke-EsSync).EserpDeleted\n@(Get-EsSyncApproval).Count\n(Get-EsSyncRun).EserpWrites -join ' '\n(Get-EsSyncRun -Last 1).State", world.Folder);
        Assert.Equal("2\n0\n2 0 0 0\nComplete\n", approved.Output);
        Assert.Empty(approved.Errors);
    }

    [Fact]
    public async Task What_does_not_wait_cannot_be_approved()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        ShellRun run = await AdminShell.RunAsync($"{world.Connected}\ntry {{ Approve-EsSyncDelete 4711 -Confirm:$false -ErrorAction Stop }} catch {{ $_.FullyQualifiedErrorId }}", world.Folder);
        Assert.StartsWith("EsExchange.NotWaiting", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_is_shown_and_checked()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        ShellRun run = await AdminShell.RunAsync($"{world.Connected}\n(Get-EsDatabase).Kind\n(Test-EsDatabase | ForEach-Object {{ $_.Step + ' ' + $_.Result }}) -join ', '", world.Folder);
        Assert.Equal("Sqlite\nSchema Passed, Rights Passed, Views Passed, ChangeFeed Passed, Tasks Passed, Contacts Skipped, Clock Passed, ActivityTypes Passed, Priorities Passed, Staff Warning, Connections Passed, Secrets Passed, Interface Passed\n", run.Output);
    }
}

using System.IO;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using Xunit;

namespace EsExchange.PowerShell.Tests.Cmdlets;

public sealed class StaffBindingTests
{
    [Theory]
    [InlineData("'anna.bergmann@musterbau.example'")]
    [InlineData("[pscustomobject]@{ EMail = 'ANNA.bergmann@musterbau.example' }")]
    [InlineData("[pscustomobject]@{ mail = 'anna.bergmann@musterbau.example'; UserPrincipalName = 'abe@musterbau.example'; Name = 'Anna' }")]
    [InlineData("[pscustomobject]@{ mail = $null; UserPrincipalName = 'anna.bergmann@musterbau.example' }")]
    [InlineData("[pscustomobject]@{ EmailAddress = 'anna.bergmann@musterbau.example' }")]
    [InlineData("[pscustomobject]@{ StaffNumber = '1001' }")]
    [InlineData("Get-EsStaff Anna*")]
    [InlineData("Import-Csv staff.csv")]
    public async Task Staff_binds_from_the_pipeline(string input)
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        string csv = Path.Combine(world.Folder, "staff.csv");
        await File.WriteAllTextAsync(csv, "StaffNumber,Name,EMail\n1001,\"Bergmann, Anna\",anna.bergmann@musterbau.example\n", TestContext.Current.CancellationToken);
        string script = $"{world.Connected}\n({input.Replace("staff.csv", $"'{csv}'", System.StringComparison.Ordinal)}) | Add-EsSyncedStaff -Connection hq -WarningAction SilentlyContinue\n(Get-EsSyncedStaff).Name";

        ShellRun run = await AdminShell.RunAsync(script, world.Folder);

        Assert.Equal("Anna Bergmann\n", run.Output);
        Assert.Empty(run.Errors);
    }

    [Fact]
    public async Task One_unknown_member_does_not_keep_the_others_out()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        string script = $"{world.Connected}\n'sabine.gross@musterbau.example', 'wer@musterbau.example', 'anna.bergmann@musterbau.example' | Add-EsSyncedStaff -Connection hq -WarningAction SilentlyContinue -ErrorAction SilentlyContinue\n(Get-EsSyncedStaff).StaffNumber -join ' '";
        Assert.Equal("1001 1003\n", (await AdminShell.RunAsync(script, world.Folder)).Output);
    }

    [Fact]
    public async Task WhatIf_adds_nobody()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        ShellRun run = await AdminShell.RunAsync($"{world.Connected}\nAdd-EsSyncedStaff -All -Connection hq -WarningAction SilentlyContinue -WhatIf\n@(Get-EsSyncedStaff).Count", world.Folder);
        Assert.EndsWith("\n0\n", run.Output, System.StringComparison.Ordinal);
    }
}

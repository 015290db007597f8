using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Shell.Session;
using Xunit;

namespace EsExchange.PowerShell.Tests.Completion;

/// <summary>What the Tab key offers, asked of the engine as a shell asks it.</summary>
[Collection(KeyFolder.Collection)]
public sealed class CompletionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ShellSession _session;

    public CompletionTests()
    {
        Environment.SetEnvironmentVariable("ESEXCHANGE_KEY_FOLDER", _folder.File("keys"));
        _session = ShellSession.Open(new ShellSessionOptions { WorkingDirectory = _folder.Path });
        Run("""
            Import-Module $manifest
            Initialize-EsDatabase ./eserp.db -SampleCompany | Connect-EsDatabase
            $credential = [pscredential]::new('dienst@musterbau.example', (ConvertTo-SecureString 'geheim' -AsPlainText -Force))
            foreach ($name in 'hq', 'Werk Süd', "Karl's") { $null = New-EsExchangeConnection $name -Url https://mail.musterbau.example/EWS/Exchange.asmx -Credential $credential }
            'anna.bergmann@musterbau.example', 'sabine.gross@musterbau.example' | Add-EsSyncedStaff -Connection hq
            """);
    }

    [Theory]
    [InlineData("Get-EsExchangeConnection ", "hq 'Karl''s' 'Werk Süd'")]
    [InlineData("Get-EsExchangeConnection w", "'Werk Süd'")]
    [InlineData("Set-EsExchangeConnection 'W", "'Werk Süd'")]
    [InlineData("Remove-EsExchangeConnection -Connection h", "hq")]
    [InlineData("Test-EsExchangeConnection hq, W", "'Werk Süd'")]
    [InlineData("Add-EsSyncedStaff -Connection h", "hq")]
    [InlineData("Invoke-EsSync W", "'Werk Süd'")]
    [InlineData("Get-EsStaff Sab", "'Sabine Groß'")]
    [InlineData("Get-EsStaff -EmploymentStatus ", "active left 'parental leave'")]
    [InlineData("Add-EsSyncedStaff -StaffNumber Mir", "1005")]
    [InlineData("Add-EsSyncedStaff mir", "'miriam.loewe@musterbau.example'")]
    [InlineData("Add-EsSyncedStaff anna", "")]
    [InlineData("Get-EsSyncedStaff ", "'Anna Bergmann' 'Sabine Groß'")]
    [InlineData("Set-EsSyncedStaff Anna", "1001")]
    [InlineData("Remove-EsSyncedStaff 10", "1001 1003")]
    [InlineData("Invoke-EsSync -Staff Gro", "'Sabine Groß'")]
    [InlineData("Get-EsSyncIssue -Reason He", "HeldByBrake")]
    [InlineData("Get-EsSyncRun S", "'Sabine Groß'")]
    [InlineData("Test-EsExchangeConnection -Mailbox s", "'sabine.gross@musterbau.example'")]
    [InlineData("Set-EsExchangeConnection hq -DefaultAppointmentActivityType Mon", "3")]
    [InlineData("Set-EsExchangeConnection hq -PriorityHigh ho", "3")]
    [InlineData("Set-EsExchangeConnection hq -ConflictRule E", "Eserp Exchange")]
    [InlineData("Initialize-EsDatabase x.db -TimeZone Europe/Berl", "Europe/Berlin")]
    public void Offers_what_fits(string line, string expected) =>
        Assert.Equal(Words(expected), Complete(line).Order(StringComparer.Ordinal));

    [Fact]
    public void Offers_nothing_where_the_session_is_not_connected()
    {
        using ShellSession other = ShellSession.Open();
        other.Run("Import-Module $manifest", new Dictionary<string, object?> { ["manifest"] = TestFolders.Manifest });
        Assert.Empty(Complete("Get-EsExchangeConnection ", other));
    }

    [Fact]
    public void Offers_nothing_where_the_database_is_gone()
    {
        Run("Initialize-EsDatabase ./lost.db | Connect-EsDatabase");
        System.IO.File.Move(_folder.File("lost.db"), _folder.File("moved.db"));
        Assert.Empty(Complete("Get-EsStaff "));
    }

    [Theory]
    [InlineData("15", "00:15:00")]
    [InlineData("'15'", "00:15:00")]
    [InlineData("1.5", null)]
    [InlineData("00:20:00", "00:20:00")]
    [InlineData("([timespan]::FromHours(2))", "02:00:00")]
    [InlineData("0", null)]
    [InlineData("1441", null)]
    public void An_interval_is_minutes_or_a_time_span(string given, string? stored)
    {
        ShellResult result = _session.Run($"(Set-EsExchangeConnection hq -SyncInterval {given} -PassThru -ErrorAction Stop).SyncInterval.ToString()");
        if (stored is null)
            Assert.StartsWith("EsExchange.InvalidInterval", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        else
            Assert.Equal(stored, Assert.Single(result.Output).BaseObject);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    private IEnumerable<string> Complete(string line) => Complete(line, _session);

    private static IEnumerable<string> Complete(string line, ShellSession session)
    {
        using System.Management.Automation.PowerShell shell = System.Management.Automation.PowerShell.Create();
        shell.Runspace = session.Runspace;
        CommandCompletion completion = CommandCompletion.CompleteInput(line, line.Length, null, shell);
        return completion.CompletionMatches.Where(match => match.ResultType == CompletionResultType.ParameterValue).Select(match => match.CompletionText);
    }

    private static IEnumerable<string> Words(string expected) =>
        System.Text.RegularExpressions.Regex.Matches(expected, "'(''|[^'])*'|[^ ]+").Select(match => match.Value).Order(StringComparer.Ordinal);

    private void Run(string script) => Assert.Equal("", _session.Run(script, new Dictionary<string, object?> { ["manifest"] = TestFolders.Manifest }).ErrorText);
}

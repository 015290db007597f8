using System;
using System.IO;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using Xunit;

namespace EsExchange.PowerShell.Tests.Cmdlets;

/// <summary>Configuration as code, and secrets that stay where they are, as an admin sees it.</summary>
public sealed class ConfigurationTests
{
    private const string Secret = "Xq7-unverwechselbar";

    [Fact]
    public async Task A_configuration_is_exported_shown_as_a_difference_and_imported_once()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        string file = Path.Combine(world.Folder, "configuration.json");
        ShellRun run = await AdminShell.RunAsync(
            $$"""
            {{world.Connected}}
            $null = Add-EsSyncedStaff anna.bergmann@musterbau.example -Connection hq -WarningAction SilentlyContinue
            Export-EsConfiguration '{{file}}' -SchemaPath '{{file}}.schema'
            $text = [IO.File]::ReadAllText('{{file}}')
            [IO.File]::WriteAllText('{{file}}', $text.Replace('"syncInterval": "00:15:00"', '"syncInterval": "00:45:00"'))
            function Show { process { "$($_.Action) $($_.Kind) $($_.Name) $($_.Option) $($_.Before) > $($_.After)" } }
            Import-EsConfiguration '{{file}}' -WhatIf | Show
            (Get-EsExchangeConnection hq).SyncInterval.TotalMinutes
            Import-EsConfiguration '{{file}}' | Show
            (Get-EsExchangeConnection hq).SyncInterval.TotalMinutes
            @(Import-EsConfiguration '{{file}}').Count
            """,
            world.Folder);
        Assert.Empty(run.Errors);
        Assert.Equal(2, run.Output.Split("Change Connection hq syncInterval 00:15:00 > 00:45:00").Length - 1);
        Assert.Contains("What if", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("45\n0\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"$schema\"", await File.ReadAllTextAsync(file + ".schema", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"version\": 1, \"connections\": [{ \"name\": \"neu\", \"url\": \"http://mail.example.com/EWS/Exchange.asmx\", \"userName\": \"a@b\" }] }", "EsExchange.InvalidUrl,")]
    [InlineData("{ \"version\": 1, \"connections\": [{ \"name\": \"hq\", \"syncInterval\": \"00:00:10\" }] }", "EsExchange.InvalidInterval,")]
    [InlineData("{ \"version\": 1, \"connections\": [{ \"name\": \"hq\", \"seriesDaysBack\": -400 }] }", "EsExchange.InvalidValue,")]
    [InlineData("{ \"version\": 1, \"syncedStaff\": [{ \"staffNumber\": 4711, \"connection\": \"hq\" }] }", "EsExchange.UnknownObject,")]
    [InlineData("nichts", "EsExchange.InvalidValue,")]
    public async Task A_file_that_breaks_the_rules_is_refused(string text, string id)
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        string file = Path.Combine(world.Folder, "configuration.json");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        ShellRun run = await AdminShell.RunAsync(
            $"{world.Connected}\ntry {{ Import-EsConfiguration '{file}' -ErrorAction Stop }} catch {{ $_.FullyQualifiedErrorId }}\n@(Get-EsExchangeConnection).Count", world.Folder);
        Assert.StartsWith(id, run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n1\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_stream_and_no_file_shows_a_secret_while_its_key_moves_from_file_to_vault_and_back()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        string file = Path.Combine(world.Folder, "configuration.json");
        ShellRun run = await AdminShell.RunAsync(
            $$"""
            {{world.Connected}}
            $global:vault = @{}
            function Get-Secret { [CmdletBinding()] param($Name, $Vault) $global:vault["$Vault/$Name"] }
            function Set-Secret { [CmdletBinding()] param($Name, $Vault, [securestring]$SecureStringSecret) $global:vault["$Vault/$Name"] = $SecureStringSecret }
            function Remove-Secret { [CmdletBinding()] param($Name, $Vault) $global:vault.Remove("$Vault/$Name") }
            $VerbosePreference = 'Continue'
            $DebugPreference = 'Continue'
            $secret = [pscredential]::new('dienst@musterbau.example', (ConvertTo-SecureString '{{Secret}}' -AsPlainText -Force))
            & {
                New-EsExchangeConnection geheim -Url '{{world.Server.HttpUrl}}' -Credential $secret
                Update-EsSecretKey -Vault firma
                Connect-EsDatabase '{{world.Database}}'
                Test-EsExchangeConnection geheim
                Update-EsSecretKey
                Get-EsExchangeConnection geheim | Format-List *
                Set-EsExchangeConnection geheim -Credential $secret
                Export-EsConfiguration '{{file}}'
                Export-EsDatabaseScript '{{file}}.sql'
                Test-EsDatabase
                Test-EsExchangeConnection geheim
                Update-EsSecretKey -CertificateThumbprint 00
            } *>&1
            "vault: $($global:vault.Count)"
            foreach ($e in $Error) { $e | Format-List * -Force; $e.Exception.ToString() }
            """,
            world.Folder);
        Assert.Contains("vault: 0", run.Output, StringComparison.Ordinal);
        Assert.Contains("Vault", run.Output, StringComparison.Ordinal);
        Assert.Contains("SecretKeyMissing", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.Output + run.Errors, StringComparison.Ordinal);
        foreach (string path in Directory.EnumerateFiles(world.Folder, "*", SearchOption.AllDirectories))
        {
            if (!path.EndsWith(".ps1", StringComparison.Ordinal))
                Assert.DoesNotContain(Secret, System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        }
    }
}

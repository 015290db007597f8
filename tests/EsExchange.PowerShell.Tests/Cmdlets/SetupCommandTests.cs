using System;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using Xunit;

namespace EsExchange.PowerShell.Tests.Cmdlets;

/// <summary>Manual: "Zusätzliche Exchange Parameter".</summary>
public sealed class SetupCommandTests
{
    private const string StandIns = """
        function New-ManagementScope { param($Name, $RecipientRestrictionFilter) "scope [$Name] $RecipientRestrictionFilter" }
        function New-ManagementRoleAssignment { param($Name, $Role, $User, $App, $CustomRecipientWriteScope, $CustomResourceScope) "role [$Name] $Role [$User$App] [$CustomRecipientWriteScope$CustomResourceScope]" }
        function New-ThrottlingPolicy { param($Name, $ThrottlingPolicyScope, $EwsMaxConcurrency) "policy [$Name] $EwsMaxConcurrency" }
        function Set-ThrottlingPolicyAssociation { param($Identity, $ThrottlingPolicy) "association [$Identity] [$ThrottlingPolicy]" }
        function Stop-All { 'INJECTED' }
        """;

    [Theory]
    [InlineData("EsExchange staff")]
    [InlineData("Müller's'; Stop-All; '")]
    [InlineData("Müller’s’; Stop-All; ’")]
    [InlineData("‘a‚b‛ $(Stop-All) `\" %PATH% | Stop-All")]
    public async Task Impersonating_is_printed_so_that_no_name_can_end_its_quotes(string name)
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        string quoted = System.Management.Automation.Language.CodeGeneration.EscapeSingleQuotedStringContent(name);

        ShellRun run = await AdminShell.RunAsync($$"""
            {{world.Connected}}
            {{StandIns}}
            Add-EsSyncedStaff -StaffNumber 1001 -Connection hq -WarningAction SilentlyContinue
            Get-EsExchangeSetupCommand hq -ScopeName '{{quoted}}' -RoleAssignmentName '{{quoted}}' | Where-Object Step -in Scope, Role, Throttling | ForEach-Object { & ([scriptblock]::Create($_.Command)) }
            Get-EsExchangeSetupCommand hq -Group 'CN={{quoted}},DC=example' | Where-Object Step -eq Scope | ForEach-Object { & ([scriptblock]::Create($_.Command)) }
            """, world.Folder);

        Assert.Equal("", run.Errors);
        Assert.Equal(
            [
                $"scope [{name}] (PrimarySmtpAddress -eq 'anna.bergmann@musterbau.example')",
                $"role [{name}] ApplicationImpersonation [dienst@musterbau.example] [{name}]",
                $"policy [{name}] 27",
                $"association [dienst@musterbau.example] [{name}]",
                $"scope [EsExchange staff] MemberOfGroup -eq 'CN={name.Replace("'", "''", StringComparison.Ordinal)},DC=example'",
            ],
            run.Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task An_application_gets_the_commands_of_Exchange_Online_and_nobody_is_let_in_without_staff()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();

        ShellRun run = await AdminShell.RunAsync($$"""
            {{world.Connected}}
            $secret = ConvertTo-SecureString 'geheim-app' -AsPlainText -Force
            $null = New-EsExchangeConnection cloud -Url https://outlook.office365.com/EWS/Exchange.asmx -ClientId 11111111-2222-3333-4444-555555555555 -TenantId t -ClientSecret $secret
            Get-EsExchangeSetupCommand cloud -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId.Split(',')[0]
            Add-EsSyncedStaff -StaffNumber 1001 -Connection cloud -WarningAction SilentlyContinue
            (Get-EsExchangeSetupCommand cloud).Step -join ' '
            "$(Get-EsExchangeSetupCommand cloud | Select-Object -Last 1)"
            """, world.Folder);

        Assert.Equal(
            "EsExchange.NoSyncedStaff\nSignIn Organization ServicePrincipal Scope Role Check\n"
            + "Test-ServicePrincipalAuthorization -Identity '11111111-2222-3333-4444-555555555555' -Resource 'anna.bergmann@musterbau.example'\n",
            run.Output);
    }
}

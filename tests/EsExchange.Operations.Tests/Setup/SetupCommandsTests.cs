using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Operations.Setup;
using Xunit;

namespace EsExchange.Operations.Tests.Setup;

/// <summary>Manual: "Zusätzliche Exchange Parameter".</summary>
public sealed class SetupCommandsTests
{
    private static readonly SetupRequest OnPremises = new() { Account = "esexchange@example.com", Mailboxes = ["anna@example.com", "o'neill@example.com"] };

    [Fact]
    public void On_premises_the_account_gets_the_role_over_the_mailboxes_of_the_staff_alone()
    {
        Assert.Equal(
            "New-ManagementScope -Name 'EsExchange staff' -RecipientRestrictionFilter '(PrimarySmtpAddress -eq ''anna@example.com'') -or (PrimarySmtpAddress -eq ''o''''neill@example.com'')'",
            Text(OnPremises, SetupStep.Scope));
        Assert.Equal(
            "New-ManagementRoleAssignment -Name 'EsExchangeEWS' -Role 'ApplicationImpersonation' -User 'esexchange@example.com' -CustomRecipientWriteScope 'EsExchange staff'",
            Text(OnPremises, SetupStep.Role));
    }

    [Fact]
    public void Online_the_application_gets_the_role_and_nothing_of_impersonation()
    {
        IReadOnlyList<SetupCommand> commands = SetupCommands.For(new SetupRequest { ClientId = "3f2504e0-4f89-11d3-9a0c-0305e82c3301", Group = "CN=EsExchange,OU=Gruppen,DC=example,DC=com" });

        Assert.Equal(
            ["Connect-ExchangeOnline; Connect-MgGraph -Scopes 'Application.Read.All'",
            "Get-OrganizationConfig | Format-List Ews*",
            "New-ServicePrincipal -AppId '3f2504e0-4f89-11d3-9a0c-0305e82c3301' -ObjectId (Get-MgServicePrincipal -Filter 'AppId eq ''3f2504e0-4f89-11d3-9a0c-0305e82c3301''').Id -DisplayName 'EsExchange'",
            "New-ManagementScope -Name 'EsExchange staff' -RecipientRestrictionFilter 'MemberOfGroup -eq ''CN=EsExchange,OU=Gruppen,DC=example,DC=com'''",
            "New-ManagementRoleAssignment -Name 'EsExchangeEWS' -Role 'Application EWS.AccessAsApp' -App '3f2504e0-4f89-11d3-9a0c-0305e82c3301' -CustomResourceScope 'EsExchange staff'",
            "Test-ServicePrincipalAuthorization -Identity '3f2504e0-4f89-11d3-9a0c-0305e82c3301'"],
            commands.Select(command => command.Text));
    }

    [Fact]
    public void Nobody_is_let_into_all_mailboxes_for_want_of_a_name() =>
        Assert.Throws<ArgumentException>(() => SetupCommands.For(OnPremises with { Mailboxes = [] }));

    private static string Text(SetupRequest request, SetupStep step) => Assert.Single(SetupCommands.For(request), command => command.Step == step).Text;
}

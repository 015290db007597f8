using System;
using System.Collections.Generic;
using System.Linq;
using static EsExchange.Operations.Setup.ShellText;

namespace EsExchange.Operations.Setup;

/// <summary>The commands with which an Exchange administrator sets up the account (manual: "Zusätzliche Exchange Parameter"). Pure.</summary>
public static class SetupCommands
{
    /// <summary>How many requests at once the policy allows, which is what Exchange allows by default.</summary>
    private const int MaxConcurrency = 27;

    /// <summary>The commands in the order in which they are run.</summary>
    /// <param name="request">Whom, and into which mailboxes.</param>
    /// <exception cref="ArgumentException">Neither a mailbox nor a group is named, or neither an account nor an application.</exception>
    public static IReadOnlyList<SetupCommand> For(SetupRequest request)
    {
        if (request is not { Group: not null } and not { Mailboxes.Count: > 0 })
            throw new ArgumentException("Name the mailboxes, or a group that holds their owners.", nameof(request));
        return request.ClientId is { } clientId ? Online(request, Quote(clientId)) : OnPremises(request, Quote(request.Account ?? throw new ArgumentException("Name an account or an application.", nameof(request))));
    }

    private static IReadOnlyList<SetupCommand> OnPremises(SetupRequest request, string account) =>
    [
        new(SetupStep.Version, "Get-ExchangeServer | Format-List Name, Edition, AdminDisplayVersion"),
        new(SetupStep.Url, "Get-WebServicesVirtualDirectory | Format-List Identity, InternalUrl, ExternalUrl"),
        Scope(request),
        new(SetupStep.Role, $"New-ManagementRoleAssignment -Name {Quote(request.RoleAssignment)} -Role 'ApplicationImpersonation' -User {account} -CustomRecipientWriteScope {Quote(request.Scope)}"),
        new(SetupStep.Throttling, FormattableString.Invariant($"New-ThrottlingPolicy -Name {Quote(request.Scope)} -ThrottlingPolicyScope Regular -EwsMaxConcurrency {MaxConcurrency}")),
        new(SetupStep.Throttling, $"Set-ThrottlingPolicyAssociation -Identity {account} -ThrottlingPolicy {Quote(request.Scope)}"),
        new(SetupStep.Check, $"Get-ManagementRoleAssignment -RoleAssignee {account} -Role 'ApplicationImpersonation' | Format-List Name, RoleAssigneeName, CustomRecipientWriteScope"),
    ];

    private static IReadOnlyList<SetupCommand> Online(SetupRequest request, string clientId)
    {
        string principal = $"(Get-MgServicePrincipal -Filter {Quote($"AppId eq {Filtered(request.ClientId!)}")}).Id";
        return
        [
            new(SetupStep.SignIn, "Connect-ExchangeOnline; Connect-MgGraph -Scopes 'Application.Read.All'"),
            new(SetupStep.Organization, "Get-OrganizationConfig | Format-List Ews*"),
            new(SetupStep.ServicePrincipal, $"New-ServicePrincipal -AppId {clientId} -ObjectId {principal} -DisplayName 'EsExchange'"),
            Scope(request),
            new(SetupStep.Role, $"New-ManagementRoleAssignment -Name {Quote(request.RoleAssignment)} -Role 'Application EWS.AccessAsApp' -App {clientId} -CustomResourceScope {Quote(request.Scope)}"),
            new(SetupStep.Check, $"Test-ServicePrincipalAuthorization -Identity {clientId}" + (request.Mailboxes.Count == 0 ? string.Empty : $" -Resource {Quote(request.Mailboxes[0])}")),
        ];
    }

    private static SetupCommand Scope(SetupRequest request)
    {
        string filter = request.Group is { } group
            ? $"MemberOfGroup -eq {Filtered(group)}"
            : string.Join(" -or ", request.Mailboxes.Select(mailbox => $"(PrimarySmtpAddress -eq {Filtered(mailbox)})"));
        return new(SetupStep.Scope, $"New-ManagementScope -Name {Quote(request.Scope)} -RecipientRestrictionFilter {Quote(filter)}");
    }

    /// <summary>A text within a filter, where the plain apostrophe alone ends it.</summary>
    private static string Filtered(string value) => "'" + value.Replace("'", "''") + "'";
}

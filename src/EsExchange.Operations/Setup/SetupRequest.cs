using System.Collections.Generic;

namespace EsExchange.Operations.Setup;

/// <summary>Whom an Exchange administrator is to let into which mailboxes.</summary>
public sealed record SetupRequest
{
    /// <summary>The account's user principal name; null for an application.</summary>
    public string? Account { get; init; }

    /// <summary>The application's client id; null for an account.</summary>
    public string? ClientId { get; init; }

    /// <summary>The mailboxes of the staff.</summary>
    public IReadOnlyList<string> Mailboxes { get; init; } = [];

    /// <summary>The distinguished name of a group that holds the staff; null to name each mailbox.</summary>
    public string? Group { get; init; }

    /// <summary>What the role assignment is to be called.</summary>
    public string RoleAssignment { get; init; } = "EsExchangeEWS";

    /// <summary>What the scope and the throttling policy are to be called.</summary>
    public string Scope { get; init; } = "EsExchange staff";
}

/// <summary>One command for the Exchange Management Shell.</summary>
/// <param name="Step">What it is for.</param>
/// <param name="Text">The command, to be run as it is.</param>
public sealed record SetupCommand(SetupStep Step, string Text);

/// <summary>What a command is for.</summary>
public enum SetupStep
{
    /// <summary>It shows the servers' versions.</summary>
    Version,

    /// <summary>It shows the URL of Exchange Web Services.</summary>
    Url,

    /// <summary>It signs in to Exchange Online.</summary>
    SignIn,

    /// <summary>It shows whether the organisation lets EWS be used.</summary>
    Organization,

    /// <summary>It makes the application known to Exchange Online.</summary>
    ServicePrincipal,

    /// <summary>It limits what follows to the mailboxes of the staff.</summary>
    Scope,

    /// <summary>It lets the account or the application work in those mailboxes.</summary>
    Role,

    /// <summary>It gives the account a throttling policy of its own.</summary>
    Throttling,

    /// <summary>It shows whether it worked.</summary>
    Check,
}

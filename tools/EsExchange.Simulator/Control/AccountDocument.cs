using System.Collections.Generic;

namespace EsExchange.Simulator.Control;

/// <summary>An account in JSON.</summary>
internal sealed class AccountDocument
{
    public required string Name { get; init; }

    public required string Password { get; init; }

    /// <summary>Addresses, or <c>*</c> for every mailbox.</summary>
    public IReadOnlyList<string>? Impersonates { get; init; }

    public bool IsApplication { get; init; }
}

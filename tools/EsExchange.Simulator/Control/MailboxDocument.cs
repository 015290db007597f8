namespace EsExchange.Simulator.Control;

/// <summary>A mailbox in JSON.</summary>
internal sealed class MailboxDocument
{
    public required string Address { get; init; }

    public string? DisplayName { get; init; }

    public string? Password { get; init; }
}

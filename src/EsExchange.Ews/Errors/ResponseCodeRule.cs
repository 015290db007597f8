namespace EsExchange.Ews.Errors;

/// <summary>What a server's <c>ResponseCode</c> means to this client.</summary>
/// <param name="Category">The kind of error.</param>
/// <param name="Scope">How far it reaches when it answers one item of a batch; a fault reaches at least the mailbox.</param>
/// <param name="IsTransient">Whether the same request may succeed later by itself.</param>
/// <param name="MayHaveTakenEffect">Whether a write answered by it may nevertheless be done.</param>
public sealed record ResponseCodeRule(EwsErrorCategory Category, EwsErrorScope Scope, bool IsTransient, bool MayHaveTakenEffect);

namespace EsExchange.Sync.Planning;

/// <summary>What is done about a pair, and why.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Reason">Why.</param>
public readonly record struct Decision(PlanAction Action, PlanReason Reason);

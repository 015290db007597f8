namespace EsExchange.Sync.Planning;

/// <summary>Where deletions may cross (manual: "Termine in Exchange löschen", "Termine in eserp löschen").</summary>
/// <param name="DeleteInExchange">A deletion in eserp deletes in Exchange.</param>
/// <param name="DeleteInEserp">A deletion in Exchange deletes in eserp.</param>
public sealed record DeletePolicy(bool DeleteInExchange, bool DeleteInEserp);

namespace EsExchange.Sync.Planning;

/// <summary>What may cross.</summary>
/// <param name="DeleteInExchange">A deletion in eserp deletes in Exchange (manual: "Termine in Exchange löschen").</param>
/// <param name="DeleteInEserp">A deletion in Exchange deletes in eserp (manual: "Termine in eserp löschen").</param>
/// <param name="CreateInEserp">What users create in Exchange is created in eserp; off for contact persons, which belong to eserp.</param>
public sealed record PairPolicy(bool DeleteInExchange, bool DeleteInEserp, bool CreateInEserp = true);

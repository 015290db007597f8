namespace EsExchange.Eserp.Retention;

/// <summary>What was deleted since it was out of date.</summary>
/// <param name="Runs">Runs, with their journal.</param>
/// <param name="Issues">Issues that had ended.</param>
/// <param name="Conflicts">Conflicts that were decided.</param>
/// <param name="Deletions">Deletions in eserp's change log that nobody waited for.</param>
public sealed record PrunedHistory(int Runs, int Issues, int Conflicts, int Deletions);

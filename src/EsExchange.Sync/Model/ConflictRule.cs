namespace EsExchange.Sync.Model;

/// <summary>Who wins where both sides changed the same field since the last sync.</summary>
public enum ConflictRule
{
    /// <summary>The side that was changed last; eserp on a tie.</summary>
    Newest,

    /// <summary>Exchange.</summary>
    Exchange,

    /// <summary>eserp.</summary>
    Eserp,
}

namespace EsExchange.Sync.Planning;

/// <summary>How much one mailbox may lose on one side in a run before its deletions wait for an admin.</summary>
/// <param name="Items">The number of items that may be deleted in any case.</param>
/// <param name="Percent">The share of the linked items that may be deleted in any case.</param>
public sealed record DeleteLimit(int Items, int Percent)
{
    /// <summary>Whether so many deletions are more than both limits allow.</summary>
    /// <param name="deletions">The deletions on one side.</param>
    /// <param name="linked">The items that were linked before.</param>
    public bool IsExceeded(int deletions, int linked) => deletions > Items && deletions * 100L > (long)Percent * linked;
}

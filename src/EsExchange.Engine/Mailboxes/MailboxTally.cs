using EsExchange.Engine.Runs;
using EsExchange.Eserp.Runs;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Mailboxes;

/// <summary>Counts what a run of a mailbox does.</summary>
internal sealed class MailboxTally
{
    public WriteCounts Eserp { get; private set; } = WriteCounts.None;

    public WriteCounts Exchange { get; private set; } = WriteCounts.None;

    public int Skipped { get; private set; }

    public int Conflicts { get; private set; }

    public int Errors { get; private set; }

    public void Skip() => Skipped++;

    public void Conflict(int fields) => Conflicts += fields;

    public void Error() => Errors++;

    public void Add(Side side, ChangeKind change)
    {
        if (side == Side.Eserp)
            Eserp = Count(Eserp, change);
        else
            Exchange = Count(Exchange, change);
    }

    private static WriteCounts Count(WriteCounts counts, ChangeKind change) => change switch
    {
        ChangeKind.Create => counts with { Created = counts.Created + 1 },
        ChangeKind.Update => counts with { Updated = counts.Updated + 1 },
        _ => counts with { Deleted = counts.Deleted + 1 },
    };
}

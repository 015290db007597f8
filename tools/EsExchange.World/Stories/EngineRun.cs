using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Mailbox;
using EsExchange.World.Judgement;
using EsExchange.World.Network;

namespace EsExchange.World.Stories;

/// <summary>What became of a run.</summary>
/// <param name="Results">The results of the mailboxes.</param>
/// <param name="Steps">The steps of I/O.</param>
/// <param name="End">The error that ended it; null for none.</param>
internal sealed record EngineRun(IReadOnlyList<MailboxResult> Results, int Steps, Exception? End)
{
    /// <summary>The changes that were made.</summary>
    public IReadOnlyList<PlannedChange> Changes { get; init; } = [];

    public int Writes => Results.Sum(result => result.Eserp.Total + result.Exchange.Total);

    /// <summary>Notes whether it can still be told what the run has seen.</summary>
    public void NoteIn(Ledger ledger, IReadOnlyList<Trouble> troubles)
    {
        ledger.HadBreak |= troubles.Any(trouble => trouble.Kind != TroubleKind.People);
        ledger.HadTrouble |= End is not null || Results.Any(result => result.Failure is not null) || troubles.Any(trouble => trouble.Kind is TroubleKind.People or TroubleKind.Pause);
    }
}

/// <summary>Gathers the results of a run.</summary>
internal sealed class RunResults : ISyncObserver
{
    public List<MailboxResult> Finished { get; } = [];

    /// <summary>The address of the mailbox that is being synced; null before the first one.</summary>
    public string? Mailbox { get; private set; }

    /// <summary>The changes that were made, or would be.</summary>
    public List<PlannedChange> Changes { get; } = [];

    public void OnChange(PlannedChange change) => Changes.Add(change);

    public void OnPlanned(PlannedChange change) => Changes.Add(change);

    public void OnIssue(string mailbox, SyncIssue issue)
    {
    }

    public void OnProgress(MailboxProgress progress) => Mailbox = progress.Mailbox;

    public void OnFinished(MailboxResult result) => Finished.Add(result);
}

using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Exchange;
using EsExchange.Sync.Model;
using EsExchange.World.Exchange;
using EsExchange.World.Judgement;

namespace EsExchange.World.Real.Exchange;

/// <summary>Sees by what stood in the mailboxes before and after a request what the engine did there, whatever it was told of it.</summary>
/// <param name="watcher">Judges it.</param>
/// <param name="ledger">What people know.</param>
internal sealed class MailboxWatch(Watcher watcher, Ledger ledger)
{
    /// <param name="before">All mailboxes before the request.</param>
    /// <param name="after">All mailboxes after it.</param>
    /// <param name="asked">The items that were to be deleted, with the versions that the engine had seen.</param>
    public void See(ExchangeState before, ExchangeState after, IReadOnlyList<ExchangeItemId> asked)
    {
        foreach ((FolderKey key, FolderState was) in before.Folders.OrderBy(folder => folder.Key.ToString(), System.StringComparer.Ordinal))
        {
            FolderState now = after.Folder(key);
            foreach (MailItem created in now.Items.Values.Where(item => !was.Items.ContainsKey(item.Id)))
                watcher.ExchangeCreated(key, created);
            foreach (MailItem item in was.Items.Values)
                SeeItem(before, after, key, item, now.Items.GetValueOrDefault(item.Id), asked);
        }
    }

    private void SeeItem(ExchangeState before, ExchangeState after, FolderKey key, MailItem was, MailItem? now, IReadOnlyList<ExchangeItemId> asked)
    {
        string[] occurrences = [.. Occurrences(was)];
        bool isLastOccurrence = now is null && asked.Any(item => occurrences.Contains(item.Id));
        if (isLastOccurrence)
            ledger.Settle(was.Content);
        else if (now is null)
            watcher.ExchangeDeleted(key, asked.FirstOrDefault(item => item.Id == was.Id) ?? new ExchangeItemId(was.Id, was.ChangeKey), before.Show(key, was.Id)!);
        else if (!was.Content.Equals(now.Content) || was.Marks != now.Marks)
            Updated(before.Show(key, was.Id)!, now.Content);
        if (now is null && !isLastOccurrence)
            return;
        if (now is not null)
            watcher.ExchangeRetagged(key, was.Id, was.Tag, now.Tag);

        foreach (string id in occurrences)
        {
            if (before.Show(key, id) is not { } shown)
                continue;
            if (after.Show(key, id) is not { } left)
                watcher.ExchangeDeleted(key, asked.FirstOrDefault(item => item.Id == id) ?? shown.Item, shown);
            else if (was.Content.Equals(now?.Content) && !left.Content.Equals(shown.Content))
                Updated(shown, left.Content);
        }

        void Updated(ExchangeItem shown, ItemContent content) => watcher.ExchangeUpdated(key, shown, content, [.. ContentFields.Differences(shown.Content, content)]);
    }

    private static IEnumerable<string> Occurrences(MailItem item) => item.Series is { } series
        ? Enumerable.Range(0, series.Count).Select(number => new OccurrenceId(item.Id, series.Generation, number).ToString())
        : [];
}

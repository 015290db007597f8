using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;
using EsExchange.World.Exchange;
using EsExchange.World.Stories;
using NodaTime;

namespace EsExchange.World.Judgement;

/// <summary>Judges a world at rest: nothing lost, nothing twice, both sides the same, and a reason for all that is not.</summary>
internal sealed class Verdict(Scene scene)
{
    private readonly List<string> _violations = [];

    public IReadOnlyList<string> Find()
    {
        foreach (SyncedStaff staff in scene.Settings.Synced)
        {
            foreach (ItemKind kind in WorldSettings.KindsOf(staff))
                Judge(new MemoryKey(staff.ConnectionId, staff.StaffNumber, kind), new FolderKey(staff.EMail!, kind));
        }

        JudgeTexts();
        JudgeConflicts();
        JudgeMergers();
        return _violations;
    }

    private void Judge(MemoryKey mailbox, FolderKey folder)
    {
        EserpMemory memory = scene.Eserp.Memory(mailbox);
        Dictionary<long, EserpRow> rows = scene.Eserp.Rows(mailbox.Kind).Where(row => row.Value.Staff.Contains(mailbox.StaffNumber)).ToDictionary(row => row.Key, row => row.Value);
        foreach (IGrouping<string?, Link> twins in memory.Links.Values.Where(link => link.ItemId is not null).GroupBy(link => link.ItemId).Where(twins => twins.Count() > 1))
            Violated($"{twins.Key} is linked to {string.Join(" and ", twins.Select(link => link.EserpId))}");
        foreach (IGrouping<SeriesKey, long> twins in rows.Where(row => row.Value.Series is not null).GroupBy(row => row.Value.Series!, row => row.Key).Where(twins => twins.Count() > 1))
            Violated($"occurrence {twins.Key} is {string.Join(" and ", twins)} in eserp");

        bool keepsPrivate = scene.Settings.KeepsPrivate(mailbox);
        bool IsFrozen(ItemContent? content) => keepsPrivate && content is { IsPrivate: true };
        bool HasIssue(long? id, string? item) => memory.Issues.Any(open => (id is not null && open.Issue.EserpId == id) || (item is not null && open.Issue.ItemId == item));

        foreach (Link link in memory.Links.Values.Where(link => link.State != LinkState.Detached))
        {
            EserpRow? row = rows.GetValueOrDefault(link.EserpId);
            ExchangeItem? item = link.ItemId is { } id ? scene.Exchange.Show(folder, id) : null;
            if (IsFrozen(row?.Content) || IsFrozen(item?.Content) || item is { IsMeeting: true } || (item is null && link.IsMeeting))
                continue;
            if (row is null || item is null)
            {
                bool isUnseen = item is null && !scene.Settings.ComesBack(mailbox.Kind);
                if (!isUnseen && !HasIssue(link.EserpId, link.ItemId))
                    Violated($"link {link.EserpId} to {link.ItemId} lacks {(row is null ? "eserp's side" : "Exchange's side")} and no issue says so");
                continue;
            }

            if (!AreInStep(mailbox.Kind, scene.Form(row.Content), scene.Form(item.Content)))
                Violated($"{link.EserpId} and {link.ItemId} differ: {string.Join(", ", ContentFields.Differences(scene.Form(row.Content), scene.Form(item.Content)).Select(f => $"{f}: {row.Content.Get(f)} / {item.Content.Get(f)}"))}");
            if (item is { Series: null } && item.Marks.Stamp != scene.Stamp(mailbox.Kind).For(link.EserpId))
                Violated($"{link.ItemId} carries the stamp {item.Marks.Stamp}, not that of {link.EserpId}");
            if (item is { Series: null, Content: OfficeContent })
                JudgeDress(link, row, item, scene.Settings.TypesOf(mailbox.Kind));
            if (link.Intent is not null)
                Violated($"{link.EserpId} still has an open intent");
        }

        HashSet<string> linked = [.. memory.Links.Values.Select(link => link.ItemId).OfType<string>()];
        foreach (string id in Shown(folder).Where(id => !linked.Contains(id)))
        {
            ExchangeItem item = scene.Exchange.Show(folder, id)!;
            if (mailbox.Kind != ItemKind.Contact && !IsFrozen(item.Content) && !HasIssue(null, id))
                Violated($"{id} ({item.Content.Title}) is not in eserp, and no issue says why");
        }

        foreach ((long id, EserpRow row) in rows.Where(row => !memory.Links.ContainsKey(row.Key)))
        {
            if (!IsFrozen(row.Content) && !HasIssue(id, null))
                Violated($"{id} ({row.Content.Title}) is not in Exchange, and no issue says why");
        }

        foreach (OpenIssue open in memory.Issues.Where(open => !IsGood(open.Issue, mailbox, folder, rows)))
            Violated($"issue {open.Issue.Reason} of {open.Issue.EserpId} / {open.Issue.ItemId} has no good reason");
    }

    /// <summary>Whether both sides show the same. Where changes do not come back, a contact person may also show what was written in Outlook after eserp's was there.</summary>
    private bool AreInStep(ItemKind kind, ItemContent eserp, ItemContent exchange) => eserp.Equals(exchange)
        || (!scene.Settings.ComesBack(kind) && ContentFields.Differences(eserp, exchange).All(field => scene.Ledger.Disasters.Count > 0 || scene.Ledger.IsLaterEdit((string)exchange.Get(field)!, (string)eserp.Get(field)!)));

    /// <summary>What the engine puts onto an item follows from eserp.</summary>
    private void JudgeDress(Link link, EserpRow row, ExchangeItem item, ActivityTypes types)
    {
        string? category = types.Category(((OfficeContent)types.Show(row.Content)).ActivityType);
        if (types.AreSynced && item.Marks.Category != category)
            Violated($"{link.ItemId} carries the category {item.Marks.Category}, not {category}");
        string? block = scene.Settings.Connection.EquipmentAsText ? row.TextBlock : null;
        if (item.Marks.TextBlock != block)
            Violated($"{link.ItemId} shows '{item.Marks.TextBlock}' in its text, not '{block}'");
    }

    /// <summary>The items, and the occurrences that lie in the window for certain.</summary>
    private IEnumerable<string> Shown(FolderKey folder)
    {
        Instant first = scene.Now;
        Instant last = scene.Now + Duration.FromDays(scene.Settings.Connection.SeriesDaysAhead - 1);
        return scene.Exchange.Folder(folder).Items.Values.Where(item => item.Series is null).Select(item => item.Id)
            .Concat(scene.Exchange.Occurrences(folder)
                .Where(occurrence => MailSeries.Start(occurrence.Content) is var start && start >= first && start < last)
                .Select(occurrence => occurrence.Id.ToString()));
    }

    /// <summary>An occurrence that has left the window is looked at no more: its issue says what was so before.</summary>
    private bool IsGood(SyncIssue issue, MemoryKey mailbox, FolderKey folder, Dictionary<long, EserpRow> rows)
    {
        ItemContent? row = issue.EserpId is { } id && rows.TryGetValue(id, out EserpRow? found) ? found.Content : null;
        ExchangeItem? item = issue.ItemId is { } itemId ? scene.Exchange.Show(folder, itemId) : null;
        if (item is { Series: not null, Content: Appointment shown } && MailSeries.Start(shown) < scene.Now)
            return true;
        if (issue.EserpId is { } kept && scene.Eserp.Memory(mailbox).Links.GetValueOrDefault(kept) is { State: LinkState.Detached })
            return true;
        return issue.Reason switch
        {
            "Private" => row is { IsPrivate: true } || item?.Content is { IsPrivate: true } || (row is null && item is null) || scene.Ledger.Disasters.Contains(Disaster.RestoreExchange),
            "Meeting" or "MeetingChangedInEserp" => item is null or { IsMeeting: true },
            "KeptByOption" => true,
            "OutOfScope" => item is null || item.Modified < scene.Now - Duration.FromDays(30),
            "MissingInExchange" or "MissingInEserp" => scene.Ledger.Disasters.Count > 0 || scene.Ledger.HadTrouble || IsPastSeries(issue, mailbox) || (mailbox.Kind == ItemKind.Contact && scene.Ledger.HadOneWay),
            _ => false,
        };
    }

    /// <summary>An occurrence that has left the window, or what became a series whose occurrence for it has.</summary>
    private bool IsPastSeries(SyncIssue issue, MemoryKey mailbox) =>
        issue.EserpId is { } id && scene.Eserp.Rows(mailbox.Kind).GetValueOrDefault(id) is { Content: Appointment past } row
        && (row.Series is not null || Ledger.TextsOf(past).Any(scene.Ledger.SeriesTexts.Contains)) && MailSeries.Start(past) < scene.Now;

    private void JudgeTexts()
    {
        Dictionary<string, int> eserp = Count(scene.Eserp.Appointments.Values.Concat(scene.Eserp.Tasks.Values).Concat(scene.Eserp.Contacts.Values)
            .Where(row => row.Series is null).Select(row => row.Content));
        Dictionary<string, int> exchange = Count(scene.Exchange.Folders.Values.SelectMany(folder => folder.Items.Values)
            .Where(item => item.Series is null && !IsFormerOccurrence(item.Id)).Select(item => item.Content));
        HashSet<string> anywhere = [.. scene.Eserp.Contents.Concat(scene.Exchange.Contents).SelectMany(Ledger.TextsOf)];
        HashSet<string> losers = [.. scene.Eserp.Conflicts.SelectMany(entry => Ledger.TextsOf(entry.Conflict.Eserp).Concat(Ledger.TextsOf(entry.Conflict.Exchange)))];

        foreach (string text in scene.Ledger.Texts)
        {
            if (!scene.Ledger.IsSettled(text) && !anywhere.Contains(text) && !losers.Contains(text))
                Violated($"{text} is lost: nobody who saw it replaced or deleted it");
            int inEserp = eserp.GetValueOrDefault(text);
            int inExchange = exchange.GetValueOrDefault(text);
            int allowed = scene.Ledger.Copies(text) * (scene.Ledger.Disasters.Contains(Disaster.RestoreEserp) || scene.Ledger.DeletedRows.Count > 0 ? scene.Settings.Staff.Length : 1);
            if (scene.Ledger.SeriesTexts.Contains(text))
                continue;
            if (inEserp > allowed || inExchange > allowed * scene.Settings.Staff.Length)
                Violated($"{text} is there {inEserp} times in eserp and {inExchange} times in Exchange, people made {allowed}");
        }
    }

    /// <summary>An occurrence in eserp whose series was made a single item after all links were lost comes back as an item of its own.</summary>
    private bool IsFormerOccurrence(string itemId) => scene.Eserp.FindLinks(itemId, null)
        .Any(found => scene.Eserp.Rows(found.Mailbox.Kind).GetValueOrDefault(found.Link.EserpId) is { Series: not null });

    /// <summary>
    /// Who has seen a text and replaced it is not in conflict with it. After a run that broke off it cannot be told whether its write was seen: then a conflict keeps both.
    /// </summary>
    private void JudgeConflicts()
    {
        if (scene.Ledger.Disasters.Count > 0 || scene.Ledger.HadBreak)
            return;
        foreach ((RowKey row, ConflictEntry conflict) in scene.Eserp.Conflicts)
        {
            (ItemContent winner, ItemContent loser) = conflict.Winner == Side.Eserp ? (conflict.Eserp, conflict.Exchange) : (conflict.Exchange, conflict.Eserp);
            if (winner.Get(conflict.Field) is string kept && loser.Get(conflict.Field) is string lost && scene.Ledger.HasSeen(lost.Trim(), kept.Trim()))
                Violated($"{row} is said to be in conflict: '{lost}' lost against '{kept}', which its writer had seen");
        }
    }

    /// <summary>Two items that people made are never taken for one, unless they are at the same time.</summary>
    private void JudgeMergers()
    {
        foreach ((RowKey row, ConflictEntry conflict) in scene.Eserp.Conflicts.Where(entry => entry.Conflict.Field == ItemField.Subject))
        {
            string eserp = conflict.Eserp.Title.Trim(), exchange = conflict.Exchange.Title.Trim();
            bool isAtOneTime = Equals(TimeOf(conflict.Eserp), TimeOf(conflict.Exchange));
            if (!isAtOneTime && scene.Ledger.Origin(eserp) != scene.Ledger.Origin(exchange))
                Violated($"{row} was merged from two items: '{eserp}' and '{exchange}'");
        }
    }

    private static object? TimeOf(ItemContent content) => content is Appointment appointment ? appointment.Time : (content as TaskContent)?.Due;

    private static Dictionary<string, int> Count(IEnumerable<ItemContent> contents) =>
        contents.SelectMany(content => Ledger.TextsOf(content).Distinct()).GroupBy(text => text).ToDictionary(group => group.Key, group => group.Count());

    private void Violated(string what) => _violations.Add(what);
}

using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;

namespace EsExchange.World.Judgement;

/// <summary>
/// What people know: every text they write is unique, so that it can be told what became of it. A text may vanish only where somebody who saw it
/// replaced or deleted it, or a disaster took it.
/// </summary>
internal sealed partial class Ledger
{
    private readonly Dictionary<string, int> _copies = [];
    private readonly HashSet<string> _settled = [];
    private readonly Dictionary<string, string> _seen = [];
    private int _last;

    /// <summary>The items that were deleted in Exchange.</summary>
    public HashSet<string> DeletedItems { get; } = [];

    /// <summary>The occurrences that somebody deleted, whatever ids they had: a moved mailbox gives them others.</summary>
    public HashSet<SeriesKey> DeletedOccurrences { get; } = [];

    /// <summary>The items that were deleted in eserp.</summary>
    public HashSet<RowKey> DeletedRows { get; } = [];

    /// <summary>The series whose pattern somebody changed.</summary>
    public HashSet<string> ChangedSeries { get; } = [];

    /// <summary>The texts that a series showed: its occurrences show them as often as there are, see the pairs.</summary>
    public HashSet<string> SeriesTexts { get; } = [];

    /// <summary>What users of Outlook wrote into contact persons of eserp: where nothing comes back, eserp may write over it.</summary>
    public HashSet<string> ContactEdits { get; } = [];

    /// <summary>Whether the engine ever ran while changes of contact persons did not come back.</summary>
    public bool HadOneWay { get; set; }

    /// <summary>The disasters that have struck.</summary>
    public HashSet<Stories.Disaster> Disasters { get; } = [];

    /// <summary>Whether a backup of Exchange still fits: what the engine remembers tells of the items it holds, and its mailboxes are where they were.</summary>
    public bool FitsBackupOfExchange => !Disasters.Overlaps([Stories.Disaster.MoveMailbox, Stories.Disaster.LoseLinks, Stories.Disaster.MoveStaff, Stories.Disaster.RenameMailbox, Stories.Disaster.ReplaceMailbox]);

    /// <summary>Whether a run did not come to its end, or people worked while it ran: a deletion may then have gone by unseen.</summary>
    public bool HadTrouble { get; set; }

    /// <summary>Whether a run did not come to its end, or a write of it was not made: then it cannot be told what people saw of it.</summary>
    public bool HadBreak { get; set; }

    /// <summary>All texts that people wrote.</summary>
    public IEnumerable<string> Texts => _copies.Keys;

    /// <summary>A text that nobody has written before.</summary>
    public string Write()
    {
        string text = $"t{++_last:D4}";
        _copies[text] = 1;
        return text;
    }

    /// <summary>Writes a text in place of one that was seen.</summary>
    public string Replace(string seen)
    {
        Settle(seen);
        string text = Write();
        foreach (Match match in Texted().Matches(seen))
            _seen[text] = match.Value;
        return text;
    }

    /// <summary>Whether whoever wrote a text had seen another one, or one that was written after seeing it.</summary>
    public bool HasSeen(string text, string other)
    {
        while (_seen.TryGetValue(text, out string? seen))
        {
            if (seen == other)
                return true;
            text = seen;
        }

        return false;
    }

    /// <summary>Whether a text was written in Outlook, after another one was written.</summary>
    public bool IsLaterEdit(string text, string other) => ContactEdits.Contains(text) && string.CompareOrdinal(text, other) > 0;

    /// <summary>The text with which the item began that shows a text.</summary>
    public string Origin(string text) => _seen.TryGetValue(text, out string? seen) ? Origin(seen) : text;

    /// <summary>Somebody saw these texts and replaced or deleted them, or they may be gone for another good reason.</summary>
    public void Settle(params ItemContent?[] contents) => _settled.UnionWith(contents.SelectMany(TextsOf));

    public void Settle(string text) => _settled.UnionWith(Texted().Matches(text).Select(match => match.Value));

    /// <summary>A disaster took what is kept nowhere any more.</summary>
    public void SettleGone(IEnumerable<ItemContent> before, IEnumerable<ItemContent> kept)
    {
        HashSet<string> safe = [.. kept.SelectMany(TextsOf)];
        foreach (string text in before.SelectMany(TextsOf).Where(text => !safe.Contains(text)))
            Settle(text);
    }

    /// <summary>Somebody copied an item.</summary>
    public void Copy(ItemContent content)
    {
        foreach (string text in TextsOf(content))
            _copies[text]++;
    }

    /// <summary>A backup brings back what had been deleted since.</summary>
    public void CopyRevived(EserpState backup, EserpState now)
    {
        foreach (ItemKind kind in System.Enum.GetValues<ItemKind>())
        {
            foreach ((long _, EserpRow row) in backup.Rows(kind).Where(row => !now.Rows(kind).ContainsKey(row.Key)))
                Copy(row.Content);
        }
    }

    /// <summary>Whether a text may be gone.</summary>
    public bool IsSettled(string text) => _settled.Contains(text) || (HadOneWay && ContactEdits.Contains(text));

    /// <summary>How many items of a side may show a text.</summary>
    public int Copies(string text) => _copies.GetValueOrDefault(text);

    /// <summary>The texts that a content shows.</summary>
    public static IEnumerable<string> TextsOf(ItemContent? content) => Texted().Matches(content switch
    {
        OfficeContent office => $"{office.Subject} {office.Body} {(office as Appointment)?.Location}",
        ContactContent contact => $"{contact.Surname} {contact.Company} {contact.Nickname}",
        _ => string.Empty,
    }).Select(match => match.Value);

    [GeneratedRegex("t[0-9]{4,}")]
    private static partial Regex Texted();
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Store.Recurring;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using EsExchange.World.Exchange;
using EsExchange.World.People;
using NodaTime;

namespace EsExchange.World.Real.Exchange;

/// <summary>The mailboxes of the simulated server, as their users see and change them.</summary>
internal sealed class SimulatedMailboxes(ExchangeStore store, ItemNames names) : IOutlookDesk
{
    private const string Organizer = "boss@elsewhere.example";

    /// <summary>All that stands in all mailboxes.</summary>
    public ExchangeState State => new()
    {
        Folders = (from mailbox in store.Mailboxes from kind in Enum.GetValues<ItemKind>() select new FolderKey(mailbox.Address, kind))
            .ToImmutableDictionary(key => key, Folder),
    };

    public FolderState Folder(FolderKey key)
    {
        Folder folder = Find(key);
        IReadOnlyList<Item> items = folder.List();
        ILookup<string?, CalendarItem> occurrences = items.Any(item => item is CalendarItem { Recurrence: not null })
            ? folder.View(Instant.FromUtc(2025, 1, 1, 0, 0), Instant.FromUtc(2030, 1, 1, 0, 0)).ToLookup(item => item.SeriesId)
            : Enumerable.Empty<CalendarItem>().ToLookup(item => item.SeriesId);
        return new FolderState { Items = items.Select(item => Show(item, occurrences[item.ItemId])).ToImmutableSortedDictionary(item => item.Id, item => item) };
    }

    public MailItem Add(FolderKey key, ItemContent content, ItemMarks marks, MailSeries? series = null, bool isMeeting = false, string? tag = null)
    {
        Item item = ItemForm.Make(content, marks, tag);
        if (isMeeting && item is CalendarItem meeting)
            meeting.Organizer = Organizer;
        return Show(Find(key).Add(item), []);
    }

    public MailItem Put(FolderKey key, MailItem item)
    {
        Folder folder = Find(key);
        MailItem before = Folder(key).Items[item.Id];
        try
        {
            if (item.Series is { } series && before.Series is { } former && series.Generation == former.Generation)
                PutOccurrences(folder, before, former, series);
            if (!item.Content.Equals(before.Content) || item.Marks != before.Marks || item.IsMeeting != before.IsMeeting || item.Series is null != before.Series is null)
                folder.Change<Item>(names.Id(item.Id), now => Write(now, before, item));
        }
        catch (StoreRefusal)
        {
            // Outlook says what cannot be, such as an occurrence moved past its neighbour, and its user leaves it.
        }

        return item;
    }

    public void Remove(FolderKey key, string id) => Find(key).Delete(names.Id(id));

    private void PutOccurrences(Folder folder, MailItem item, MailSeries before, MailSeries after)
    {
        foreach ((int number, ItemContent? content) in after.Exceptions.Where(entry => !Equals(before.Exceptions.GetValueOrDefault(entry.Key), entry.Value) || !before.Exceptions.ContainsKey(entry.Key)))
        {
            string id = names.Id(new OccurrenceId(item.Id, before.Generation, number).ToString());
            if (content is null)
                folder.Delete(id);
            else
                folder.Change<CalendarItem>(id, now => ItemForm.Write(now, before.Content((Appointment)item.Content, number), content));
        }
    }

    private static void Write(Item now, MailItem before, MailItem after)
    {
        ItemForm.Write(now, before.Content, after.Content);
        ItemForm.Mark(now, after.Content, before.Marks, after.Marks);
        if (now is not CalendarItem appointment)
            return;
        if (after.IsMeeting && !before.IsMeeting)
            appointment.Organizer = Organizer;
        if (after.Series is null)
            appointment.Recurrence = null;
        else if (before.Series is null)
            appointment.Recurrence = new Recurrence(new DailyPattern((int)after.Series.Step.TotalDays), new RecurrenceRange(ItemForm.DateOf(appointment.Start), Count: after.Series.Count));
    }

    private MailItem Show(Item item, IEnumerable<CalendarItem> occurrences)
    {
        string name = names.Name(item.ItemId);
        ItemContent content = ItemForm.Read(item);
        return new MailItem(name, names.Version(item.ChangeKey), content, ItemForm.Marks(item), item.Created, item.LastModified)
        {
            IsMeeting = item is CalendarItem { IsMeeting: true },
            Tag = ItemForm.Tag(item),
            Series = item is CalendarItem { Recurrence: not null } master ? Series(name, master, (Appointment)content, occurrences.ToDictionary(occurrence => occurrence.OccurrenceDate!.Value)) : null,
        };
    }

    private MailSeries Series(string name, CalendarItem master, Appointment content, Dictionary<LocalDate, CalendarItem> occurrences)
    {
        int step = ((DailyPattern)master.Recurrence!.Pattern).Interval;
        var series = new MailSeries(master.Uid!, 1, master.Start, Duration.FromDays(step), master.Recurrence.Range.Count!.Value, ImmutableSortedDictionary<int, ItemContent?>.Empty);
        ImmutableSortedDictionary<int, ItemContent?>.Builder exceptions = series.Exceptions.ToBuilder();
        for (int number = 0; number < series.Count; number++)
        {
            if (occurrences.GetValueOrDefault(master.Recurrence.Range.Start.PlusDays(number * step)) is not { } occurrence)
            {
                exceptions[number] = null;
                continue;
            }

            names.Name(occurrence.ItemId, new OccurrenceId(name, series.Generation, number));
            if (ItemForm.Read(occurrence) is var shown && (occurrence.IsException || !shown.Equals(series.Content(content, number))))
                exceptions[number] = shown;
        }

        return series with { Exceptions = exceptions.ToImmutable() };
    }

    private Folder Find(FolderKey key) => (store.Mailbox(key.Address), key.Kind) switch
    {
        (var mailbox, ItemKind.Task) => mailbox.Tasks,
        (var mailbox, ItemKind.Contact) => mailbox.Contacts,
        var (mailbox, _) => mailbox.Calendar,
    };
}

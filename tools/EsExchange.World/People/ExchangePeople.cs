using System.Linq;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using EsExchange.World.Exchange;
using EsExchange.World.Judgement;
using EsExchange.World.Stories;
using EsExchange.World.Time;
using NodaTime;

namespace EsExchange.World.People;

/// <summary>The users of Outlook.</summary>
internal sealed class ExchangePeople(IOutlookDesk exchange, WorldClock clock, Ledger ledger)
{
    private int _series;

    public void Do(Step.People step, string[] addresses)
    {
        var key = new FolderKey(addresses[step.Mailbox % addresses.Length], step.Kind);
        if (step.Deed == Deed.Create)
        {
            ItemContent content = Wording.New(step.Kind, ledger, clock.Now, step.Choice);
            exchange.Add(key, content is OfficeContent office && step.Choice % 10 == 9 ? office with { Sensitivity = Sensitivity.Private } : content, ItemMarks.None, tag: step.Choice % 5 == 0 ? "Holiday" : null);
            return;
        }

        bool isOfOccurrences = step.Deed is Deed.EditOccurrence or Deed.MoveOccurrence or Deed.DeleteOccurrence;
        bool isOfSeries = step.Deed is Deed.TurnSingle or Deed.ShiftSeries || isOfOccurrences;
        MailItem[] items = [.. exchange.Folder(key).Items.Values.Where(item => !isOfSeries || item.Series is not null)];
        if (items.Length == 0)
            return;
        MailItem item = items[step.Pick % items.Length];
        if (isOfOccurrences)
            DoToOccurrence(key, item, step);
        else if (item.Content is OfficeContent content)
            DoToItem(key, item, content, step);
        else
            DoToContact(key, item, step);
    }

    private void DoToItem(FolderKey key, MailItem item, OfficeContent content, Step.People step)
    {
        switch (step.Deed)
        {
            case Deed.Edit:
                MailItem edited = exchange.Put(key, item with { Content = Wording.Edit(content, ledger, Side.Exchange, step.Choice) });
                if (item.Series is not null)
                    ledger.SeriesTexts.UnionWith(Ledger.TextsOf(edited.Content));
                break;
            case Deed.Move when item.Series is null:
                exchange.Put(key, item with { Content = Wording.Move(content, step.Choice) });
                break;
            case Deed.Delete:
                Forget(key, item);
                exchange.Remove(key, item.Id);
                break;
            case Deed.Copy when item.Series is null:
                ledger.Copy(content);
                exchange.Add(key, content, item.Marks, isMeeting: item.IsMeeting, tag: item.Tag);
                break;
            case Deed.TurnPrivate or Deed.TurnPublic:
                exchange.Put(key, item with { Content = content with { Sensitivity = step.Deed == Deed.TurnPrivate ? Sensitivity.Private : Sensitivity.Normal } });
                break;
            case Deed.Retype:
                string? category = (step.Choice % 4) switch { 0 => null, var number => $"ES_{number}_chosen" };
                exchange.Put(key, item with { Content = content with { ActivityType = step.Choice % 4 is var type and > 0 ? type : null }, Marks = item.Marks with { Category = category } });
                break;
            case Deed.ClearBlock when item.Marks.TextBlock is not null:
                exchange.Put(key, item with { Marks = item.Marks with { TextBlock = null } });
                break;
            case Deed.TurnMeeting when step.Kind == ItemKind.Appointment && item.Series is null:
                exchange.Put(key, item with { IsMeeting = true });
                break;
            case Deed.TurnSeries when item is { Series: null, IsMeeting: false } && content is Appointment single:
                string uid = $"U{++_series}";
                ledger.SeriesTexts.UnionWith(Ledger.TextsOf(content));
                exchange.Put(key, item with
                {
                    Series = new MailSeries(uid, 1, MailSeries.Start(single), Duration.FromDays(1 + step.Choice % 9), 2 + step.Choice % 4, System.Collections.Immutable.ImmutableSortedDictionary<int, ItemContent?>.Empty),
                });
                break;
            case Deed.TurnSingle:
                Forget(key, item, keepsMaster: true);
                exchange.Put(key, item with { Series = null });
                break;
            case Deed.ShiftSeries when item.Series is { } series:
                Forget(key, item, keepsMaster: true);
                Duration by = Duration.FromMinutes(15 * (1 + step.Choice % 5));
                exchange.Put(key, item with
                {
                    Content = Wording.Move(content, 3 * (1 + step.Choice % 5) - 1),
                    Series = series with { Generation = series.Generation + 1, First = series.First + by, Exceptions = series.Exceptions.Clear() },
                });
                break;
        }
    }

    private void DoToContact(FolderKey key, MailItem item, Step.People step)
    {
        switch (step.Deed)
        {
            case Deed.Edit:
                MailItem edited = exchange.Put(key, item with { Content = Wording.Edit(item.Content, ledger, Side.Exchange, step.Choice) });
                if (item.Marks.Stamp is not null)
                    ledger.ContactEdits.UnionWith(Ledger.TextsOf(edited.Content).Except(Ledger.TextsOf(item.Content)));
                break;
            case Deed.Delete:
                Forget(key, item);
                exchange.Remove(key, item.Id);
                break;
            case Deed.Copy:
                ledger.Copy(item.Content);
                exchange.Add(key, item.Content, item.Marks, tag: item.Tag);
                break;
        }
    }

    private void DoToOccurrence(FolderKey key, MailItem master, Step.People step)
    {
        MailSeries series = master.Series!;
        int[] numbers = [.. Enumerable.Range(0, series.Count).Where(number => series.Content((Appointment)master.Content, number) is not null)];
        if (numbers.Length == 0)
            return;
        int number = numbers[step.Choice % numbers.Length];
        ItemContent content = series.Content((Appointment)master.Content, number)!;
        ItemContent? changed = step.Deed switch
        {
            Deed.EditOccurrence => ((Appointment)content) with { Location = ledger.Write() },
            Deed.MoveOccurrence => Wording.Move(content, step.Choice % 20),
            _ => null,
        };
        if (series.Exceptions.ContainsKey(number))
            ledger.Settle(step.Deed == Deed.EditOccurrence ? [((Appointment)content) with { Subject = string.Empty, Body = string.Empty }] : changed is null ? [content] : []);
        if (changed is null)
        {
            ledger.DeletedItems.Add(new OccurrenceId(master.Id, series.Generation, number).ToString());
            ledger.DeletedOccurrences.Add(series.Key(number));
        }

        exchange.Put(key, master with { Series = series with { Exceptions = series.Exceptions.SetItem(number, changed) } });
    }

    /// <summary>What somebody takes away, having seen it.</summary>
    private void Forget(FolderKey key, MailItem item, bool keepsMaster = false)
    {
        if (!keepsMaster)
        {
            ledger.Settle(item.Content);
            ledger.DeletedItems.Add(item.Id);
        }

        if (item.Series is not { } series)
            return;
        ledger.ChangedSeries.Add(series.Uid);
        ledger.Settle([.. series.Exceptions.Values]);
    }
}

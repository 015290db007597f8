using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using EsExchange.Engine.Exchange;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using EsExchange.World.Judgement;
using EsExchange.World.People;
using EsExchange.World.Time;
using NodaTime;

namespace EsExchange.World.Exchange;

/// <summary>The Exchange of the world, as its users and its engines change it.</summary>
internal sealed class WorldExchange(WorldClock clock, Watcher watcher) : IOutlookDesk
{
    public ExchangeState State { get; set; } = new();

    /// <summary>How far the server's clock is off.</summary>
    public Duration Skew { get; set; }

    public FolderState Folder(FolderKey key) => State.Folder(key);

    /// <summary>Adds an item.</summary>
    public MailItem Add(FolderKey key, ItemContent content, ItemMarks marks, MailSeries? series = null, bool isMeeting = false, string? tag = null)
    {
        State = State with { LastItem = State.LastItem + 1, LastVersion = State.LastVersion + 1 };
        var item = new MailItem($"I{State.LastItem:D5}", State.LastVersion, Form(content), marks, Now, Now) { Series = series, IsMeeting = isMeeting, Tag = tag };
        State = State.With(key, Folder(key).Put(item));
        return item;
    }

    /// <summary>Replaces an item, which gets a new version.</summary>
    public MailItem Put(FolderKey key, MailItem item)
    {
        State = State with { LastVersion = State.LastVersion + 1 };
        MailItem stored = item with { Version = State.LastVersion, Modified = Now };
        State = State.With(key, Folder(key).Put(stored));
        return stored;
    }

    public void Remove(FolderKey key, string id) => State = State.With(key, Folder(key).Remove(id));

    /// <inheritdoc cref="ExchangeState.Show"/>
    public ExchangeItem? Show(FolderKey key, string id) => State.Show(key, id);

    public ExchangeWriteResult EngineCreates(FolderKey key, NewExchangeItem item, CategoryDress dress)
    {
        (ItemContent worn, ItemMarks marks) = dress.Create(item);
        MailItem created = Add(key, worn, marks);
        watcher.ExchangeCreated(key, created);
        return Written(created.Id, created);
    }

    public ExchangeWriteResult EngineUpdates(FolderKey key, ExchangeUpdate update, CategoryDress dress)
    {
        string id = update.Item.Item.Id;
        if (Show(key, id) is not { } shown || shown.Item.ChangeKey != update.Item.Item.ChangeKey)
            return new ExchangeWriteResult(WriteOutcome.Changed, null, "ErrorIrresolvableConflict");
        (ItemContent changed, ItemMarks marks) = dress.Update(shown, update);
        ItemContent content = Form(changed);
        watcher.ExchangeUpdated(key, shown, content, update.Fields);

        if (OccurrenceId.Parse(id) is { } occurrence)
        {
            MailItem master = Folder(key).Items[occurrence.Master];
            return Written(id, Put(key, master with { Series = master.Series! with { Exceptions = master.Series.Exceptions.SetItem(occurrence.Number, content) } }));
        }

        MailItem item = Folder(key).Items[id];
        return content.Equals(item.Content) && marks == item.Marks
            ? Written(id, item)
            : Written(id, Put(key, item with { Content = content, Marks = marks }));
    }

    /// <summary>As in EWS, a deletion does not ask for the version; what it takes along lies in Deleted Items.</summary>
    public ExchangeWriteResult EngineDeletes(FolderKey key, ExchangeItemId item)
    {
        if (Show(key, item.Id) is { } shown)
        {
            watcher.ExchangeDeleted(key, item, shown);
            Delete(key, item.Id);
        }

        return new ExchangeWriteResult(WriteOutcome.Written, null, null);
    }

    /// <summary>Deletes an item or an occurrence.</summary>
    public void Delete(FolderKey key, string id)
    {
        if (OccurrenceId.Parse(id) is { } occurrence)
        {
            MailItem master = Folder(key).Items[occurrence.Master];
            Put(key, master with { Series = master.Series! with { Exceptions = master.Series.Exceptions.SetItem(occurrence.Number, null) } });
        }
        else
        {
            Remove(key, id);
        }
    }

    /// <summary>What this Exchange can hold: its editor drops blanks at the end of a body.</summary>
    public static ItemContent Form(ItemContent content) => content is OfficeContent office ? office with { Body = office.Body.TrimEnd() } : content;

    private Instant Now => clock.Now + Skew;

    private static ExchangeWriteResult Written(string id, MailItem item) => new(WriteOutcome.Written, new ExchangeItemId(id, item.ChangeKey), null);
}

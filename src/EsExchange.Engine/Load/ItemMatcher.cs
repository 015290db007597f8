using System.Collections.Generic;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Identity;
using EsExchange.Eserp.Mailbox;

namespace EsExchange.Engine.Load;

/// <summary>
/// Says which item belongs to which appointment: by the link, else by the stamp. A stamped item whose original is still there is a copy,
/// and so a new item; where the original is gone it is the original, moved.
/// </summary>
internal sealed class ItemMatcher(Stamp stamp, LinkIndex links, IReadOnlyDictionary<string, ExchangeRead> reads, ISet<string> deletedItems)
{
    private readonly HashSet<long> _claimed = [];

    public List<Pair> Pairs { get; } = [];

    /// <summary>Adds an item; of several with one stamp, the oldest has to come first.</summary>
    public void AddItem(ExchangeRead read)
    {
        if (links.ByItem(read.ItemId) is { } link)
        {
            Add(link.AppointmentId, link, read);
            return;
        }

        if (stamp.Read(read.Item?.Stamp) is not { } appointmentId || _claimed.Contains(appointmentId))
        {
            Add(null, null, read);
            return;
        }

        Link? stamped = links.ByAppointment(appointmentId);
        if (stamped is null)
            Add(appointmentId, null, read);
        else if (IsGone(stamped.ItemId))
            Add(appointmentId, stamped, read, isAdopted: true);
        else if (reads.TryGetValue(stamped.ItemId!, out ExchangeRead? original) && original.Outcome == ReadOutcome.Failed)
            Pairs.Add(new Pair { ItemId = read.ItemId, Item = read.Item, Unreadable = original.Message });
        else
            Add(null, null, read);
    }

    /// <summary>Adds an item that is certainly deleted; without a link it concerns nobody.</summary>
    public void AddDeletedItem(string itemId)
    {
        if (links.ByItem(itemId) is { } link && _claimed.Add(link.AppointmentId))
            Pairs.Add(new Pair { Link = link, AppointmentId = link.AppointmentId, ItemId = itemId, IsDeletedInExchange = true });
    }

    /// <summary>Adds an appointment, unless one of the items has claimed it.</summary>
    public void AddAppointment(long appointmentId)
    {
        if (!_claimed.Add(appointmentId))
            return;

        Link? link = links.ByAppointment(appointmentId);
        ExchangeRead? read = link?.ItemId is { } itemId && reads.TryGetValue(itemId, out ExchangeRead? found) ? found : null;
        Pairs.Add(new Pair
        {
            Link = link,
            AppointmentId = appointmentId,
            ItemId = link?.ItemId,
            Item = read?.Item,
            IsDeletedInExchange = link?.ItemId is { } id && deletedItems.Contains(id),
            Unreadable = Failure(read),
        });
    }

    private void Add(long? appointmentId, Link? link, ExchangeRead read, bool isAdopted = false)
    {
        if (appointmentId is { } id && !_claimed.Add(id))
            return;

        Pairs.Add(new Pair
        {
            Link = link,
            AppointmentId = appointmentId,
            ItemId = read.ItemId,
            Item = read.Item,
            IsAdopted = isAdopted,
            Unreadable = Failure(read),
        });
    }

    private bool IsGone(string? itemId) =>
        itemId is null
        || deletedItems.Contains(itemId)
        || (reads.TryGetValue(itemId, out ExchangeRead? read) && read.Outcome == ReadOutcome.NotFound);

    private static string? Failure(ExchangeRead? read) => read is { Outcome: ReadOutcome.Failed } ? read.Message ?? string.Empty : null;
}

using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Detect;

/// <summary>What a page of changes gives reason to look at. It says nothing about what has to be done.</summary>
internal sealed class Candidates
{
    /// <summary>Exchange items to look at, by id.</summary>
    public Dictionary<string, SeenItem> Items { get; } = [];

    /// <summary>Exchange items that are certainly deleted.</summary>
    public HashSet<string> DeletedItems { get; } = [];

    /// <summary>Appointments to look at with the version the feed named; null where they must be looked at in any case.</summary>
    public Dictionary<long, long?> Appointments { get; } = [];

    /// <summary>Appointments that are certainly deleted.</summary>
    public HashSet<long> DeletedAppointments { get; } = [];

    /// <summary>Whether there is nothing to look at.</summary>
    public bool IsEmpty => Items.Count + DeletedItems.Count + Appointments.Count + DeletedAppointments.Count == 0;

    /// <summary>The candidates of a page of Exchange's changes; an item's last change counts.</summary>
    public static Candidates From(ExchangeChangePage page)
    {
        var candidates = new Candidates();
        foreach (ExchangeChange change in page.Changes)
        {
            string id = change.Item.Id;
            if (change.IsDeleted)
            {
                candidates.Items.Remove(id);
                candidates.DeletedItems.Add(id);
            }
            else
            {
                candidates.DeletedItems.Remove(id);
                candidates.Items[id] = new SeenItem(change.Item.ChangeKey, change.Stamp, change.Modified);
            }
        }

        return candidates;
    }

    /// <summary>The candidates of a page of eserp's change feed.</summary>
    public static Candidates From(EserpChangePage page)
    {
        var candidates = new Candidates();
        foreach (EserpChange change in page.Changes)
        {
            if (change.IsDeleted)
                candidates.DeletedAppointments.Add(change.AppointmentId);
            else
                candidates.Appointments[change.AppointmentId] = change.Version;
        }

        return candidates;
    }

    /// <summary>The candidates of links that have to be compared in any case.</summary>
    public static Candidates From(IEnumerable<Link> links)
    {
        var candidates = new Candidates();
        foreach (Link link in links.Where(link => link.State == LinkState.Linked))
            candidates.Appointments[link.AppointmentId] = null;
        return candidates;
    }

    /// <summary>Asks for another look, whatever the versions are.</summary>
    public void LookAgainAt(PendingItem pending)
    {
        if (pending.ItemId is { } itemId)
        {
            if (pending.DeletedIn == Side.Exchange)
                DeletedItems.Add(itemId);
            else
                Items[itemId] = new SeenItem(null, null, null);
        }

        if (pending.AppointmentId is { } appointmentId)
        {
            if (pending.DeletedIn == Side.Eserp)
                DeletedAppointments.Add(appointmentId);
            else
                Appointments[appointmentId] = null;
        }
    }
}

/// <summary>What a list of changes said about an item.</summary>
/// <param name="ChangeKey">Its version; null where it must be looked at in any case.</param>
/// <param name="Stamp">Its stamp, if any.</param>
/// <param name="Modified">When it was last changed; null where nothing was said.</param>
internal sealed record SeenItem(string? ChangeKey, string? Stamp, Instant? Modified);

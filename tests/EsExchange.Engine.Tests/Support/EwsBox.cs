using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using EsExchange.Engine.Exchange;
using EsExchange.Simulator.Faults;
using EsExchange.Simulator.Http;
using EsExchange.Simulator.Store;
using EsExchange.Sync.Model;
using NodaTime;
using StampProperty = EsExchange.Ews.Items.StampProperty;

namespace EsExchange.Engine.Tests.Support;

/// <summary>A mailbox on the server, what its user does there, and its folders as the engine sees them.</summary>
public sealed class EwsBox
{
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    public static readonly Instant Nine = Instant.FromUtc(2027, 1, 4, 8, 0);

    /// <summary>eserp's activity types by number.</summary>
    public static readonly IReadOnlyDictionary<int, string> ActivityTypes = new Dictionary<int, string> { [1] = "Kundentermin", [5] = "Aufgabe" };

    private const string Zone = "W. Europe Standard Time";

    private readonly EwsServer _world;
    private readonly ConcurrentQueue<ServerExchange> _exchanges = [];

    public EwsBox(EwsServer world, Mailbox mailbox)
    {
        _world = world;
        Mailbox = mailbox;
        world.Server.Exchanges.Completed += exchange =>
        {
            if (exchange.Mailbox == mailbox.Address)
                _exchanges.Enqueue(exchange);
        };
    }

    public Mailbox Mailbox { get; }

    /// <summary>The operations that were asked for, in order.</summary>
    public IEnumerable<string> Asked => _exchanges.Select(exchange => exchange.Operation);

    /// <summary>The property by which an item carries its stamp.</summary>
    private static ExtendedPropertyKey StampKey => ExtendedPropertyKey.Named(StampProperty.SetId, StampProperty.Name);

    public IExchangeFolder Open(ItemKind kind, bool tagged = false, int? defaultActivityType = null, bool keepsHtml = false) =>
        _world.Organisation.OpenFolder(Mailbox.Address, new ExchangeFolderOptions
        {
            Kind = kind,
            Zone = Berlin,
            ActivityTypes = tagged ? ActivityTypes : null,
            DefaultActivityType = defaultActivityType,
            KeepsHtml = keepsHtml,
        });

    /// <summary>The user enters an appointment.</summary>
    public CalendarItem AddAppointment(string subject, string? stamp = null, Action<CalendarItem>? more = null)
    {
        var item = new CalendarItem { Subject = subject, Start = Nine, End = Nine + Duration.FromHours(1), StartTimeZone = Zone, EndTimeZone = Zone };
        if (stamp is not null)
            item.SetExtended(StampKey, stamp);
        more?.Invoke(item);
        return Mailbox.Calendar.Add(item);
    }

    public static string? StampOf(Item item) => item.Extended.TryGetValue(StampKey, out IReadOnlyList<string>? values) ? values[0] : null;

    /// <summary>Items at some places of a request's answer, or all, carry an error.</summary>
    public void Fail(string operation, string code, params int[] places) => Fail(operation, new FaultEffect.ItemError(code, places.Length == 0 ? null : places));

    /// <summary>The requests of an operation go wrong.</summary>
    public void Fail(string operation, FaultEffect effect) =>
        _world.Server.Faults.Add(new FaultRule(effect) { Operation = operation, Mailbox = Mailbox.Address });

    /// <summary>The list of the categories that the mailbox offers, as it is stored; empty where it has none.</summary>
    public string OfferedCategories => Mailbox.Calendar.Configuration("CategoryList")?.XmlData is { } xml ? Encoding.UTF8.GetString([.. xml]) : string.Empty;
}

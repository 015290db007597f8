using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Identity;
using EsExchange.Engine.Mailboxes;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.MasterData;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Runs;

/// <summary>What the kinds of items of one mailbox have in common during a run.</summary>
internal sealed class MailboxFrame
{
    private readonly IEserpDatabase _database;
    private readonly ExchangeConnection _connection;
    private readonly SyncedStaff _staff;
    private readonly IExchangeOrganisation _organisation;
    private readonly IReadOnlyDictionary<int, string>? _activityTypes;
    private readonly IReadOnlyList<CategoryStyle> _categories;
    private readonly Instant _now;
    private readonly MailboxLosses _losses;

    public MailboxFrame(
        IEserpDatabase database, ExchangeConnection connection, SyncedStaff staff, IExchangeOrganisation organisation, IReadOnlyList<ActivityType> activityTypes, Instant now)
    {
        int? first = activityTypes.Count == 0 ? null : activityTypes[0].Number;
        _database = database;
        _connection = connection with
        {
            DefaultAppointmentActivityType = connection.DefaultAppointmentActivityType ?? first,
            DefaultTaskActivityType = connection.DefaultTaskActivityType ?? first,
        };
        _staff = staff;
        _organisation = organisation;
        _activityTypes = connection.SyncActivityTypes ? activityTypes.ToDictionary(type => type.Number, type => type.Name) : null;
        _categories = [.. activityTypes.Select(type => new CategoryStyle(type.Number, ActivityCategory.Name(type.Number, type.Name), type.Color))];
        _now = now;
        _losses = new MailboxLosses(OpenLosable);
    }

    /// <summary>The kind whose run offers the categories: all folders of a mailbox share one list of them.</summary>
    private ItemKind OfferingKind => ItemPolicy.For(ItemKind.Appointment, _connection, _staff).IsSynced ? ItemKind.Appointment : ItemKind.Task;

    /// <summary>Makes it of what the database holds now.</summary>
    public static async Task<MailboxFrame> CreateAsync(
        IEserpDatabase database, ExchangeConnection connection, SyncedStaff staff, IExchangeOrganisation organisation, TimeProvider time, CancellationToken cancellationToken)
    {
        IReadOnlyList<ActivityType> types = connection.SyncActivityTypes ? await database.MasterData.GetActivityTypesAsync(cancellationToken).ConfigureAwait(false) : [];
        return new MailboxFrame(database, connection, staff, organisation, types, Instant.FromDateTimeOffset(time.GetUtcNow()));
    }

    /// <summary>What is fixed while one kind of item is run.</summary>
    /// <param name="kind">The kind of item.</param>
    /// <param name="lease">The lease under which is written; null where is only planned.</param>
    /// <param name="observer">Hears what is done.</param>
    /// <param name="tally">Counts it.</param>
    public MailboxContext For(ItemKind kind, InterfaceLease? lease, ISyncObserver observer, MailboxTally tally)
    {
        IReadOnlyDictionary<int, string>? types = kind == ItemKind.Contact ? null : _activityTypes;
        int? defaultType = types is null ? null : kind == ItemKind.Task ? _connection.DefaultTaskActivityType : _connection.DefaultAppointmentActivityType;
        var folder = new ExchangeFolderOptions
        {
            Kind = kind,
            Zone = _database.Zone,
            ActivityTypes = types,
            DefaultActivityType = defaultType,
            KeepsHtml = _connection.AlternativeTextSync,
        };
        return new MailboxContext
        {
            Kind = kind,
            Connection = _connection,
            Staff = _staff,
            Policy = ItemPolicy.For(kind, _connection, _staff),
            Eserp = _database.OpenMailbox(_connection, _staff, kind, lease?.Lease),
            Exchange = lease is null ? _organisation.OpenFolder(_staff.EMail!, folder) : new FencedFolder(_organisation.OpenFolder(_staff.EMail!, folder), lease),
            Stamp = new Stamp(_database.Id, kind),
            ActivityTypes = types,
            DefaultActivityType = defaultType,
            Categories = kind == OfferingKind && types is not null ? _categories : [],
            Now = _now,
            ScopeStart = SyncScope.Start(_connection.SyncStart, _now),
            PlanOnly = lease is null,
            Observer = observer,
            Tally = tally,
            Losses = _losses,
        };
    }

    /// <summary>eserp's side of the kinds that deletions are made of.</summary>
    private IEnumerable<IMailboxStore> OpenLosable() => new[] { ItemKind.Appointment, ItemKind.Task }
        .Where(kind => ItemPolicy.For(kind, _connection, _staff).IsSynced)
        .Select(kind => _database.OpenMailbox(_connection, _staff, kind, null));
}

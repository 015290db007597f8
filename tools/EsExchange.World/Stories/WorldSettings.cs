using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using EsExchange.Eserp.Configuration;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;

namespace EsExchange.World.Stories;

/// <summary>What admins have set: a connection and its staff, with their options.</summary>
internal sealed class WorldSettings(ExchangeConnection connection, SyncedStaff[] staff)
{
    private readonly HashSet<int> _removed = [];
    private int _names;

    public ExchangeConnection Connection { get; set; } = connection;

    /// <summary>The names of eserp's activity types by number.</summary>
    public ImmutableSortedDictionary<int, string> ActivityTypeNames { get; private set; } = new Dictionary<int, string> { [1] = "Meeting", [2] = "Visit", [3] = "Work" }.ToImmutableSortedDictionary();

    /// <summary>The staff, whether they are synced at present or not.</summary>
    public SyncedStaff[] Staff { get; private set; } = staff;

    /// <summary>The staff that is synced.</summary>
    public IEnumerable<SyncedStaff> Synced => Staff.Where(member => !_removed.Contains(member.StaffNumber));

    /// <summary>The two connections, which have the same options.</summary>
    public IReadOnlyList<ExchangeConnection> Connections => [Connection, Connection with { Id = 2, Name = "branch" }];

    /// <summary>The settings at the beginning of a story.</summary>
    /// <param name="mailboxes">How many staff members are synced.</param>
    /// <param name="url">Where Exchange is.</param>
    public static WorldSettings Of(int mailboxes, Uri url) => new(
        new ExchangeConnection { Id = 1, Name = "hq", Url = url, SeriesDaysBack = 5, SeriesDaysAhead = 30 },
        [.. Enumerable.Range(1, mailboxes).Select(number => new SyncedStaff
        {
            ConnectionId = 1, Connection = "hq", StaffNumber = number, Name = $"Staff {number}", EMail = $"{(char)('a' + number - 1)}@x", ContactTransfer = false,
        })]);

    /// <summary>An admin changes a staff member.</summary>
    public void Change(SyncedStaff member, Func<SyncedStaff, SyncedStaff> change) => Staff = [.. Staff.Select(other => other == member ? change(other) : other)];

    /// <summary>An admin changes an option.</summary>
    public void Set(Step.Option option)
    {
        int index = option.Mailbox % Staff.Length;
        bool isOn = option.Value != 0;
        SyncedStaff staff = Staff[index];
        switch (option.Which)
        {
            case WorldOption.ConflictRule:
                Connection = Connection with { ConflictRule = (ConflictRule)(option.Value % 3) };
                break;
            case WorldOption.DeleteLimit:
                Connection = Connection with { DeleteLimit = option.Value % 3, DeleteLimitPercent = 20 * (option.Value % 3) };
                break;
            case WorldOption.SyncActivityTypes:
                Connection = Connection with { SyncActivityTypes = isOn };
                break;
            case WorldOption.DefaultActivityType:
                Connection = Connection with { DefaultAppointmentActivityType = isOn ? option.Value + 1 : null, DefaultTaskActivityType = isOn ? option.Value + 1 : null };
                break;
            case WorldOption.ActivityTypeName:
                ActivityTypeNames = ActivityTypeNames.SetItem(1 + option.Value % ActivityTypeNames.Count, $"Type {++_names}");
                break;
            case WorldOption.EquipmentAsText:
                Connection = Connection with { EquipmentAsText = isOn };
                break;
            case WorldOption.AddressBookSync:
                Connection = Connection with { AllowAddressBookSync = isOn };
                break;
            case WorldOption.ContactTransfer:
                staff = staff with { ContactTransfer = isOn };
                break;
            case WorldOption.IsSynced when isOn:
                _removed.Remove(staff.StaffNumber);
                break;
            case WorldOption.IsSynced:
                _removed.Add(staff.StaffNumber);
                break;
            case WorldOption.DeleteInExchange:
                staff = staff with { DeleteAppointmentsInExchange = isOn, DeleteTasksInExchange = isOn };
                break;
            case WorldOption.DeleteInEserp:
                staff = staff with { DeleteAppointmentsInEserp = isOn, DeleteTasksInEserp = isOn };
                break;
            case WorldOption.NoPrivate:
                staff = staff with { NoPrivateAppointments = isOn, NoPrivateTasks = isOn };
                break;
        }

        Staff = [.. Staff.Select((member, i) => i == index ? staff : member)];
    }

    /// <summary>How activity types are kept in step for a kind of item.</summary>
    public ActivityTypes TypesOf(ItemKind kind) => ActivityTypes.Of(Connection, kind, ActivityTypeNames);

    /// <summary>The options of a mailbox.</summary>
    public SyncedStaff Of(MemoryKey mailbox) => Staff.First(staff => staff.StaffNumber == mailbox.StaffNumber);

    /// <summary>Whether deletions in a side go to the other one.</summary>
    public bool MayDelete(MemoryKey mailbox, Side side) => Of(mailbox) is var staff && (side, mailbox.Kind) switch
    {
        (_, ItemKind.Contact) => false,
        (Side.Eserp, ItemKind.Task) => staff.DeleteTasksInEserp,
        (Side.Eserp, _) => staff.DeleteAppointmentsInEserp,
        (_, ItemKind.Task) => staff.DeleteTasksInExchange,
        _ => staff.DeleteAppointmentsInExchange,
    };

    /// <summary>Whether a private item stays where it is.</summary>
    public bool KeepsPrivate(MemoryKey mailbox) => mailbox.Kind switch
    {
        ItemKind.Contact => false,
        ItemKind.Task => Of(mailbox).NoPrivateTasks,
        _ => Of(mailbox).NoPrivateAppointments,
    };

    /// <summary>Whether changes in Exchange go to eserp.</summary>
    public bool ComesBack(ItemKind kind) => kind != ItemKind.Contact || Connection.AllowAddressBookSync;

    /// <summary>The kinds of items that are kept in step for a staff member.</summary>
    public static IEnumerable<ItemKind> KindsOf(SyncedStaff staff) => staff.ContactTransfer ? [ItemKind.Appointment, ItemKind.Task, ItemKind.Contact] : [ItemKind.Appointment, ItemKind.Task];
}

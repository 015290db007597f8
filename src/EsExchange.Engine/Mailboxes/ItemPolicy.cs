using EsExchange.Eserp.Configuration;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;

namespace EsExchange.Engine.Mailboxes;

/// <summary>What the options of a connection and of a staff member say about one kind of item.</summary>
/// <param name="IsSynced">Whether the kind is kept in step at all.</param>
/// <param name="KeepsPrivate">Whether private items stay where they are.</param>
/// <param name="ComesBack">Whether changes in Exchange go to eserp.</param>
/// <param name="HasScope">Whether items that were never in step count from the start of the synchronisation only.</param>
/// <param name="Pairs">What may cross.</param>
internal sealed record ItemPolicy(bool IsSynced, bool KeepsPrivate, bool ComesBack, bool HasScope, PairPolicy Pairs)
{
    /// <summary>The policy for a kind of item.</summary>
    public static ItemPolicy For(ItemKind kind, ExchangeConnection connection, SyncedStaff staff) => kind switch
    {
        ItemKind.Appointment => new(
            connection.AppointmentSync && staff.AppointmentSync,
            staff.NoPrivateAppointments,
            ComesBack: true,
            HasScope: true,
            new PairPolicy(staff.DeleteAppointmentsInExchange, staff.DeleteAppointmentsInEserp)),
        ItemKind.Task => new(
            staff.TaskSync,
            staff.NoPrivateTasks,
            ComesBack: true,
            HasScope: true,
            new PairPolicy(staff.DeleteTasksInExchange, staff.DeleteTasksInEserp)),
        _ => new(
            staff.ContactTransfer,
            KeepsPrivate: false,
            ComesBack: connection.AllowAddressBookSync,
            HasScope: false,
            new PairPolicy(DeleteInExchange: false, DeleteInEserp: false, CreateInEserp: false)),
    };
}

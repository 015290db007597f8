using EsExchange.Engine.Mailboxes;
using EsExchange.Eserp.Configuration;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using Xunit;

namespace EsExchange.Engine.Tests.Mailboxes;

public sealed class ItemPolicyTests
{
    private static readonly ExchangeConnection Connection = new() { Name = "hq", AllowAddressBookSync = true };
    private static readonly SyncedStaff Staff = new() { ConnectionId = 1, Connection = "hq", Name = "Anna", StaffNumber = 1 };

    [Fact]
    public void All_that_a_new_staff_member_has_is_kept_in_step()
    {
        var all = new ItemPolicy(IsSynced: true, KeepsPrivate: true, ComesBack: true, HasScope: true, new PairPolicy(true, true));

        Assert.Equal(all, ItemPolicy.For(ItemKind.Appointment, Connection, Staff));
        Assert.Equal(all, ItemPolicy.For(ItemKind.Task, Connection, Staff));
        Assert.Equal(
            all with { KeepsPrivate = false, HasScope = false, Pairs = new PairPolicy(false, false, CreateInEserp: false) },
            ItemPolicy.For(ItemKind.Contact, Connection, Staff));
    }

    [Fact]
    public void Each_option_counts_for_its_kind()
    {
        ItemPolicy all = ItemPolicy.For(ItemKind.Appointment, Connection, Staff);

        Assert.Equal(all with { IsSynced = false }, ItemPolicy.For(ItemKind.Appointment, Connection with { AppointmentSync = false }, Staff));
        Assert.Equal(all with { IsSynced = false }, ItemPolicy.For(ItemKind.Appointment, Connection, Staff with { AppointmentSync = false }));
        Assert.Equal(all with { KeepsPrivate = false }, ItemPolicy.For(ItemKind.Appointment, Connection, Staff with { NoPrivateAppointments = false }));
        Assert.Equal(all with { Pairs = new PairPolicy(false, true) }, ItemPolicy.For(ItemKind.Appointment, Connection, Staff with { DeleteAppointmentsInExchange = false }));
        Assert.Equal(all with { Pairs = new PairPolicy(true, false) }, ItemPolicy.For(ItemKind.Appointment, Connection, Staff with { DeleteAppointmentsInEserp = false }));

        Assert.Equal(all with { IsSynced = false }, ItemPolicy.For(ItemKind.Task, Connection, Staff with { TaskSync = false }));
        Assert.Equal(all with { KeepsPrivate = false }, ItemPolicy.For(ItemKind.Task, Connection, Staff with { NoPrivateTasks = false }));
        Assert.Equal(all with { Pairs = new PairPolicy(false, true) }, ItemPolicy.For(ItemKind.Task, Connection, Staff with { DeleteTasksInExchange = false }));
        Assert.Equal(all with { Pairs = new PairPolicy(true, false) }, ItemPolicy.For(ItemKind.Task, Connection, Staff with { DeleteTasksInEserp = false }));

        Assert.False(ItemPolicy.For(ItemKind.Contact, Connection, Staff with { ContactTransfer = false }).IsSynced);
        Assert.False(ItemPolicy.For(ItemKind.Contact, Connection with { AllowAddressBookSync = false }, Staff).ComesBack);
    }

    [Fact]
    public void Changes_come_in_of_kinds_that_are_synced_and_come_back()
    {
        Assert.Equal([ItemKind.Appointment, ItemKind.Task, ItemKind.Contact], IncomingKinds.Of(Connection, Staff));
        Assert.Equal([ItemKind.Appointment, ItemKind.Contact], IncomingKinds.Of(Connection, Staff with { TaskSync = false }));
        Assert.Equal([ItemKind.Appointment, ItemKind.Task], IncomingKinds.Of(Connection with { AllowAddressBookSync = false }, Staff));
    }
}

using System;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Runs;
using EsExchange.Simulator.Store;
using Xunit;

namespace EsExchange.Engine.Tests.Mailboxes;

/// <summary>Manual: "Outlook Priorität Normal", "Outlook Priorität Niedrig", "Outlook Priorität Hoch".</summary>
public sealed class PriorityTests
{
    [Fact]
    public async Task Another_mapping_counts_for_all_items_at_once_and_leaves_eserps_own_priorities()
    {
        await using SyncWorld world = await WithPrioritiesAsync();
        byte[] before = Stored(world);

        await world.SetAsync(connection => connection with { PriorityHigh = 3 });
        MailboxResult mapped = await world.SyncAsync();
        Assert.Equal((0, new WriteCounts(0, 2, 0)), (mapped.Eserp.Total, mapped.Exchange));
        Assert.Equal((Importance.High, Importance.Normal), (world.Item("Aufmaß").Importance, world.Item("Übergabe").Importance));
        Assert.Equal(Importance.High, Assert.Single(world.Mailbox.Tasks.List<TaskItem>()).Importance);
        await world.AssertIdleAsync();

        await world.SetAsync(connection => connection with { PriorityHigh = null, PriorityLow = 3 });
        await world.SyncAsync();
        Assert.Equal(Importance.Low, world.Item("Aufmaß").Importance);

        await world.SetAsync(connection => connection with { PriorityLow = null });
        await world.SyncAsync();
        Assert.Equal(Importance.Normal, world.Item("Aufmaß").Importance);
        await world.AssertIdleAsync();
        Assert.Equal(before, Stored(world));
    }

    [Fact]
    public async Task What_was_edited_in_Exchange_meanwhile_crosses_and_the_priority_stays()
    {
        await using SyncWorld world = await WithPrioritiesAsync();
        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("Aufmaß").ItemId, item => item.Location = "Bonn");

        await world.SetAsync(connection => connection with { PriorityHigh = 3 });
        await world.SyncAsync();

        Assert.Equal(("Bonn", 3L), (world.Appointment("Aufmaß").Location, Priority(world, "Aufmaß")));
        Assert.Equal(("Bonn", Importance.High), (world.Item("Aufmaß").Location, world.Item("Aufmaß").Importance));
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task An_importance_that_was_changed_in_Exchange_takes_the_priority_that_stands_for_it_now()
    {
        await using SyncWorld world = await WithPrioritiesAsync();
        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("Übergabe").ItemId, item => item.Importance = Importance.High);

        await world.SetAsync(connection => connection with { PriorityHigh = 3 });
        await world.SyncAsync();

        Assert.Equal(3L, Priority(world, "Übergabe"));
        await world.AssertIdleAsync();
    }

    private static async Task<SyncWorld> WithPrioritiesAsync()
    {
        SyncWorld world = await SyncWorld.CreateAsync();
        world.Sql("INSERT INTO ref_Priority VALUES (3, 'dringend'), (4, 'später')");
        long urgent = world.AddAppointment("Aufmaß");
        long late = world.AddAppointment("Übergabe", day: 2);
        world.Sql($"UPDATE ref_Appointment SET PriorityNumber = 3 WHERE AppointmentId = {urgent}");
        world.Sql($"UPDATE ref_Appointment SET PriorityNumber = 4 WHERE AppointmentId = {late}");
        world.Sql("INSERT INTO ref_Task (StaffNumber, Subject, PriorityNumber) VALUES (1, 'Statik anfordern', 3)");
        await world.SyncAsync();
        return world;
    }

    private static object? Priority(SyncWorld world, string subject) => world.User.Scalar($"SELECT PriorityNumber FROM ref.Appointment WHERE Subject = '{subject}'");

    private static byte[] Stored(SyncWorld world) => [.. world.DatabaseRows(), .. System.Text.Encoding.UTF8.GetBytes(Convert.ToString(
        world.User.Scalar("SELECT group_concat(AppointmentId || ' ' || PriorityNumber || ' ' || Importance) FROM ref.Appointment"), null) ?? string.Empty)];
}

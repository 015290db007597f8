using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Engine.Undo;
using EsExchange.Simulator.Store;
using Xunit;

namespace EsExchange.Engine.Tests.Undo;

public sealed class RunUndoTests
{
    [Fact]
    public async Task What_a_run_changed_and_deleted_is_put_back_and_stays_so()
    {
        await using SyncWorld world = await WithFourAsync();
        CalendarItem changed = world.Item("B");
        world.Mailbox.Calendar.Change<CalendarItem>(changed.ItemId, item => item.Location = "falsch");
        world.User.Change(world.Appointment("C").AppointmentId, "Location", "auch falsch");
        world.User.Delete(world.Appointment("A").AppointmentId);
        world.Mailbox.Calendar.Delete(world.Item("D").ItemId);
        await world.SyncAsync();
        Assert.Equal(["B", "C"], world.Items.Select(item => item.Subject));

        IReadOnlyList<UndoStep> steps = await UndoAsync(world);

        Assert.Equal(4, steps.Count);
        Assert.All(steps, step => Assert.Equal(UndoOutcome.Undone, step.Outcome));
        await world.SyncAsync();
        Assert.Equal(["A", "B", "C", "D"], world.Items.Select(item => item.Subject));
        Assert.All(world.Appointments, row => Assert.Equal("Halle 1", row.Location));
        await world.AssertSettledAsync();
        Assert.All(await UndoAsync(world, steps[0].Write.RunId), step => Assert.Equal(UndoOutcome.AlreadyUndone, step.Outcome));
    }

    [Fact]
    public async Task What_a_run_created_goes_and_its_original_stays()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.AddAppointment("A");
        world.AddItem("X", day: 2);
        await world.SyncAsync();

        IReadOnlyList<UndoStep> steps = await UndoAsync(world);

        Assert.All(steps, step => Assert.Equal(UndoOutcome.Undone, step.Outcome));
        MailboxResult after = await world.SyncAsync();
        Assert.Equal(0, after.Eserp.Total + after.Exchange.Total);
        Assert.Equal(["A"], world.Appointments.Select(row => row.Subject));
        Assert.Equal(["X"], world.Items.Select(item => item.Subject));
    }

    [Fact]
    public async Task What_was_changed_since_is_left_and_a_plan_writes_nothing()
    {
        await using SyncWorld world = await WithFourAsync();
        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("B").ItemId, item => item.Location = "falsch");
        await world.SyncAsync();
        world.User.Change(world.Appointment("B").AppointmentId, "Location", "inzwischen richtig");

        Assert.All(await UndoAsync(world, planOnly: true), step => Assert.Equal(UndoOutcome.Planned, step.Outcome));
        Assert.Equal(UndoOutcome.ChangedSince, Assert.Single(await UndoAsync(world)).Outcome);
        Assert.Equal("inzwischen richtig", world.Appointment("B").Location);
    }

    private static async Task<SyncWorld> WithFourAsync()
    {
        SyncWorld world = await SyncWorld.CreateAsync();
        foreach (string subject in new[] { "A", "B", "C", "D" })
            world.AddAppointment(subject, "Halle 1", subject[0] - 'A' + 1);
        await world.SyncAsync();
        return world;
    }

    private static async Task<IReadOnlyList<UndoStep>> UndoAsync(SyncWorld world, long? runId = null, bool planOnly = false)
    {
        await world.RegisterStaffAsync();
        long last = runId ?? (await world.Database.Runs.GetRunsAsync(50, TestContext.Current.CancellationToken)).First(run => run.Summary is { } did && did.Eserp.Total + did.Exchange.Total > 0).RunId;
        return await new RunUndo(world.Database, new EwsConnector(TimeProvider.System), TimeProvider.System).UndoAsync(last, planOnly, TestContext.Current.CancellationToken);
    }
}

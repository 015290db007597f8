using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Engine.Undo;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Store.Recurring;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Engine.Tests.Undo;

public sealed class UndoTests
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

    [Fact]
    public async Task What_a_run_created_and_somebody_edited_since_is_left()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.AddAppointment("A");
        world.AddItem("X", day: 2);
        await world.SyncAsync();
        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("A").ItemId, item => item.Location = "Halle 2");
        world.User.Change(world.Appointment("X").AppointmentId, "Location", "Halle 3");

        IReadOnlyList<UndoStep> steps = await UndoAsync(world);

        Assert.Equal([UndoOutcome.ChangedSince, UndoOutcome.ChangedSince], steps.Select(step => step.Outcome));
        await world.SyncAsync();
        Assert.Equal([("A", "Halle 2"), ("X", "Halle 3")], world.Appointments.Select(row => (row.Subject, row.Location)));
        await world.AssertSettledAsync();
    }

    [Fact]
    public async Task What_is_gone_by_now_is_told()
    {
        await using SyncWorld world = await WithFourAsync();
        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("B").ItemId, item => item.Location = "falsch");
        world.User.Change(world.Appointment("C").AppointmentId, "Location", "auch falsch");
        world.AddAppointment("E", day: 5);
        world.AddItem("X", day: 6);
        await world.SyncAsync();
        foreach (string subject in new[] { "B", "X" })
            world.User.Delete(world.Appointment(subject).AppointmentId);
        foreach (string subject in new[] { "C", "E" })
            world.Mailbox.Calendar.Delete(world.Item(subject).ItemId);

        IReadOnlyList<UndoStep> steps = await UndoAsync(world);

        Assert.Equal(4, steps.Count);
        Assert.All(steps, step => Assert.Equal(UndoOutcome.Gone, step.Outcome));
    }

    [Fact]
    public async Task What_has_become_a_series_or_a_meeting_stays_in_Exchange()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.AddAppointment("A");
        world.AddAppointment("B", day: 2);
        world.AddItem("X", day: 3);
        await world.SyncAsync();
        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("A").ItemId, item => item.Attendees = [new Attendee("berta@kunde.example", "Berta Beispiel", AttendeeRole.Required)]);
        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("B").ItemId, item => item.Recurrence = Daily(new LocalDate(2027, 1, 2), 3));
        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("X").ItemId, item => item.Attendees = [new Attendee("berta@kunde.example", "Berta Beispiel", AttendeeRole.Required)]);
        long run = await LastRunAsync(world);
        await world.SyncAsync();

        IReadOnlyList<UndoStep> steps = await UndoAsync(world, run);

        Assert.Equal(
            [(Side.Exchange, UndoOutcome.ChangedSince), (Side.Exchange, UndoOutcome.ChangedSince), (Side.Eserp, UndoOutcome.Undone)],
            steps.Select(step => (step.Write.Side, step.Outcome)).OrderBy(step => step.Outcome == UndoOutcome.Undone));
        Assert.Equal(["A", "B", "X"], world.Items.Select(item => item.Subject));
        Assert.Equal(["A", "B", "B", "B"], world.Appointments.Select(row => row.Subject));
        Assert.Equal(0, world.Server.MessagesSent);
    }

    [Fact]
    public async Task An_activity_type_is_put_back_in_Exchange_and_comes_back_to_eserp()
    {
        await using SyncWorld world = await WithMontageAsync();
        world.User.Change(world.Appointment("A").AppointmentId, "ActivityTypeNumber", "5");
        await world.SyncAsync();
        Assert.Equal(["ES_5_Montage"], world.Item("A").Categories);

        Assert.Equal(UndoOutcome.Undone, Assert.Single(await UndoAsync(world)).Outcome);

        Assert.Equal(["ES_1_Kundentermin"], world.Item("A").Categories);
        await world.SyncAsync();
        Assert.Equal(1L, world.User.Scalar("SELECT ActivityTypeNumber FROM ref.Appointment WHERE Subject = 'A'"));
        await world.AssertSettledAsync();
    }

    [Fact]
    public async Task What_is_created_in_Exchange_again_brings_its_activity_type_back()
    {
        await using SyncWorld world = await WithMontageAsync();
        world.User.Change(world.Appointment("A").AppointmentId, "ActivityTypeNumber", "5");
        await world.SyncAsync();
        world.User.Delete(world.Appointment("A").AppointmentId);
        await world.SyncAsync();

        Assert.Equal(UndoOutcome.Undone, Assert.Single(await UndoAsync(world)).Outcome);

        Assert.Equal(["ES_5_Montage"], world.Item("A").Categories);
        await world.SyncAsync();
        Assert.Equal(5L, world.User.Scalar("SELECT ActivityTypeNumber FROM ref.Appointment WHERE Subject = 'A'"));
        await world.AssertSettledAsync();
    }

    [Fact]
    public async Task The_member_takes_part_again_in_what_others_still_have()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.User.Add([1, 2], "Messe", "2027-01-05T09:00:00", "2027-01-05T10:00:00");
        await world.SyncAsync();
        world.Mailbox.Calendar.Delete(world.Item("Messe").ItemId);
        await world.SyncAsync();
        Assert.Empty(world.Appointments);

        Assert.Equal(UndoOutcome.Undone, Assert.Single(await UndoAsync(world)).Outcome);

        await world.SyncAsync();
        Assert.Equal(Assert.Single(world.User.List(2)).AppointmentId, Assert.Single(world.Appointments).AppointmentId);
        await world.AssertSettledAsync();
    }

    [Fact]
    public async Task A_run_that_wrote_nothing_and_one_whose_mailbox_is_no_longer_synced_are_refused()
    {
        await using SyncWorld world = await WithFourAsync();
        long run = (await world.Database.Runs.GetRunsAsync(1, TestContext.Current.CancellationToken))[0].RunId;
        await world.SyncAsync();
        await world.Database.Configuration.AddSyncedStaffAsync(world.Staff with { StaffNumber = 2, Name = "Jürgen Groß" }, TestContext.Current.CancellationToken);
        var undo = new RunUndo(world.Database, new EwsConnector(TimeProvider.System), TimeProvider.System);

        Assert.Equal("NoSuchRun", (await Assert.ThrowsAsync<SyncException>(() => undo.UndoAsync(run + 1, false, TestContext.Current.CancellationToken))).ErrorId);
        Assert.Equal("NotSynced", (await Assert.ThrowsAsync<SyncException>(() => undo.UndoAsync(run, false, TestContext.Current.CancellationToken))).ErrorId);
        Assert.Equal(4, world.Items.Count);
    }

    private static async Task<SyncWorld> WithFourAsync()
    {
        SyncWorld world = await SyncWorld.CreateAsync();
        foreach (string subject in new[] { "A", "B", "C", "D" })
            world.AddAppointment(subject, "Halle 1", subject[0] - 'A' + 1);
        await world.SyncAsync();
        return world;
    }

    private static async Task<SyncWorld> WithMontageAsync()
    {
        SyncWorld world = await SyncWorld.CreateAsync();
        world.Sql("INSERT INTO ref_ActivityType VALUES (5, 'Montage')");
        await world.SetAsync(connection => connection with { SyncActivityTypes = true });
        world.AddAppointment("A");
        await world.SyncAsync();
        return world;
    }

    private static Recurrence Daily(LocalDate first, int count) => new(new DailyPattern(1), new RecurrenceRange(first, Count: count));

    /// <summary>The last run that wrote anything.</summary>
    private static async Task<long> LastRunAsync(SyncWorld world) =>
        (await world.Database.Runs.GetRunsAsync(50, TestContext.Current.CancellationToken)).First(run => run.Summary is { } did && did.Eserp.Total + did.Exchange.Total > 0).RunId;

    private static async Task<IReadOnlyList<UndoStep>> UndoAsync(SyncWorld world, long? runId = null, bool planOnly = false)
    {
        await world.RegisterStaffAsync();
        return await new RunUndo(world.Database, new EwsConnector(TimeProvider.System), TimeProvider.System).UndoAsync(runId ?? await LastRunAsync(world), planOnly, TestContext.Current.CancellationToken);
    }
}

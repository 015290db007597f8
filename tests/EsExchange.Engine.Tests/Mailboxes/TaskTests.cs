using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Runs;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Store.Recurring;
using NodaTime;
using Xunit;

namespace EsExchange.Engine.Tests.Mailboxes;

/// <summary>Manual: "Aufgaben abgleichen", "Aufgaben in Exchange löschen", "Aufgaben in eserp löschen", "Keine private Aufgaben".</summary>
public sealed class TaskTests
{
    [Fact]
    public async Task Tasks_cross_both_ways_with_dates_progress_and_none()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.Sql("INSERT INTO ref_Task (StaffNumber, Subject, Body, StartDate, DueDate, PercentComplete, Status, Importance) VALUES (1, 'Statik anfordern', 'bei Krämer', '2027-01-11T00:00:00', '2027-01-15T14:00:00', 25, 1, 2)");
        world.Sql("INSERT INTO ref_Task (StaffNumber, Subject) VALUES (1, 'Ohne Datum')");
        world.Mailbox.Tasks.Add(new TaskItem { Subject = "Angebot schreiben", DueDate = new LocalDate(2027, 2, 1) });

        MailboxResult first = await world.SyncAsync();

        Assert.Equal(new WriteCounts(1, 0, 0), first.Eserp);
        Assert.Equal(new WriteCounts(2, 0, 0), first.Exchange);
        TaskItem task = Task(world, "Statik anfordern");
        Assert.Equal(new LocalDate(2027, 1, 15), task.DueDate);
        Assert.Equal(25, task.PercentComplete);
        Assert.Null(Task(world, "Ohne Datum").DueDate);
        Assert.Equal("2027-02-01T00:00:00", world.User.Scalar("SELECT DueDate FROM ref.Task WHERE Subject = 'Angebot schreiben'"));
        await world.AssertIdleAsync();

        world.Sql("UPDATE ref_Task SET DueDate = '2027-01-20T14:00:00' WHERE Subject = 'Statik anfordern'");
        world.Mailbox.Tasks.Change<TaskItem>(task.ItemId, item => item.Subject = "Statik anfordern (neu)");
        await world.SyncAsync();
        Assert.Equal(new LocalDate(2027, 1, 20), Task(world, "Statik anfordern (neu)").DueDate);
        Assert.Equal("2027-01-20T14:00:00", world.User.Scalar("SELECT DueDate FROM ref.Task WHERE Subject = 'Statik anfordern (neu)'"));
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task A_completed_task_is_completed_on_the_other_side()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.Sql("INSERT INTO ref_Task (StaffNumber, Subject) VALUES (1, 'A'), (1, 'B')");
        await world.SyncAsync();

        world.Sql("UPDATE ref_Task SET Status = 2, PercentComplete = 100, CompletedDate = '2026-11-20T10:00:00' WHERE Subject = 'A'");
        world.Mailbox.Tasks.Change<TaskItem>(Task(world, "B").ItemId, item => { item.Status = TaskProgress.Completed; item.PercentComplete = 100; item.CompleteDate = Instant.FromUtc(2026, 11, 20, 23, 0); });
        await world.SyncAsync();

        Assert.Equal(TaskProgress.Completed, Task(world, "A").Status);
        Assert.Equal("2026-11-21T00:00:00", world.User.Scalar("SELECT CompletedDate FROM ref.Task WHERE Subject = 'B'"));
        Assert.Equal(2L, world.User.Scalar("SELECT count(*) FROM ref.Task WHERE Status = 2 AND PercentComplete = 100"));
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task Deletions_and_private_tasks_follow_the_options_of_tasks()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.Set(staff => staff with { DeleteTasksInEserp = false });
        world.Sql("INSERT INTO ref_Task (StaffNumber, Subject, Sensitivity) VALUES (1, 'A', 0), (1, 'B', 0), (1, 'Privat', 2)");
        await world.SyncAsync();
        Assert.DoesNotContain(world.Mailbox.Tasks.List<TaskItem>(), task => task.Subject == "Privat");

        world.Sql("DELETE FROM ref_Task WHERE Subject = 'A'");
        world.Mailbox.Tasks.Delete(Task(world, "B").ItemId);
        MailboxResult result = await world.SyncAsync();

        Assert.Equal(new WriteCounts(0, 0, 1), result.Exchange);
        Assert.Equal(0, result.Eserp.Total);
        Assert.Equal(2L, world.User.Scalar("SELECT count(*) FROM ref.Task"));
        Assert.Contains(world.Issues, issue => issue.Reason == "KeptByOption");

        world.Set(staff => staff with { TaskSync = false });
        world.Sql("INSERT INTO ref_Task (StaffNumber, Subject) VALUES (1, 'C')");
        Assert.Equal(0, (await world.SyncAsync()).Exchange.Total);
    }

    [Fact]
    public async Task A_regenerating_task_rolls_forward_through_completions_in_Exchange_without_duplicates()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        AddRegenerating(world);
        await world.SyncAsync();

        for (int done = 1; done <= 4; done++)
        {
            world.Mailbox.Tasks.Change<TaskItem>(Open(world).ItemId, item => { item.Status = TaskProgress.Completed; item.PercentComplete = 100; });
            await world.SyncAsync();

            Assert.Equal(done + 1, world.Mailbox.Tasks.Count);
            Assert.Equal((long)done, world.User.Scalar("SELECT count(*) FROM ref.Task WHERE Status = 2"));
            Assert.Equal(1L, world.User.Scalar("SELECT count(*) FROM ref.Task WHERE Status <> 2"));
            Assert.Equal($"{Open(world).DueDate:uuuu-MM-dd}T00:00:00", world.User.Scalar("SELECT DueDate FROM ref.Task WHERE Status <> 2"));
            await world.AssertIdleAsync();
        }
    }

    [Fact]
    public async Task A_regenerating_task_rolls_forward_through_completions_in_eserp_without_duplicates()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        AddRegenerating(world);
        await world.SyncAsync();

        for (int done = 1; done <= 4; done++)
        {
            world.Sql("UPDATE ref_Task SET Status = 2, PercentComplete = 100, CompletedDate = '2026-11-20T00:00:00' WHERE Status <> 2");
            for (int run = 0; run < 3; run++)
                await world.SyncAsync();

            Assert.Equal(done + 1, world.Mailbox.Tasks.Count);
            Assert.Equal((long)done, world.User.Scalar("SELECT count(*) FROM ref.Task WHERE Status = 2"));
            Assert.Equal(1L, world.User.Scalar("SELECT count(*) FROM ref.Task WHERE Status <> 2"));
            await world.AssertIdleAsync();
        }
    }

    private static void AddRegenerating(SyncWorld world) => world.Mailbox.Tasks.Add(new TaskItem
    {
        Subject = "Filter wechseln",
        DueDate = new LocalDate(2027, 1, 4),
        Recurrence = new Recurrence(new RegeneratingPattern(RegenerationUnit.Weeks, 2), new RecurrenceRange(new LocalDate(2027, 1, 4))),
    });

    private static TaskItem Open(SyncWorld world) => Assert.Single(world.Mailbox.Tasks.List<TaskItem>(), task => task.Status != TaskProgress.Completed);

    private static TaskItem Task(SyncWorld world, string subject) => Assert.Single(world.Mailbox.Tasks.List<TaskItem>(), task => task.Subject == subject);
}

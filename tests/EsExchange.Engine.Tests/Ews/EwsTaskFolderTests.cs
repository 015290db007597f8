using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Tests.Support;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Store.Recurring;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;
using TaskProgress = EsExchange.Sync.Model.TaskProgress;

namespace EsExchange.Engine.Tests.Ews;

public sealed class EwsTaskFolderTests(EwsServer server) : IClassFixture<EwsServer>
{
    private const string Block = "--- eserp ---\nPriorität: hoch\n--- /eserp ---";

    private static readonly CancellationToken Token = CancellationToken.None;
    private static readonly LocalDate Monday = new(2027, 1, 4);

    private readonly EwsBox _box = server.AddMailbox();

    [Fact]
    public async Task A_task_is_read_with_its_marks_and_its_content_without_them()
    {
        IExchangeFolder folder = _box.Open(ItemKind.Task, tagged: true);
        TaskItem stored = _box.Mailbox.Tasks.Add(new TaskItem
        {
            Subject = "Angebot", DueDate = Monday, Body = ItemBody.Text("Zeile\n\n" + Block), Categories = ["Privat", "ES_5_Aufgabe"],
        });

        ExchangeItem read = await ReadAsync(folder, stored.ItemId);

        Assert.Equal(new ExchangeItemId(stored.ItemId, stored.ChangeKey), read.Item);
        Assert.Equal(new ItemMarks(null, "ES_5_Aufgabe", "Priorität: hoch"), read.Marks);
        Assert.Equal(["Privat", "ES_5_Aufgabe"], read.Categories);
        Assert.Equal((Seconds(stored.Created), Seconds(stored.LastModified)), (read.Created, read.Modified));
        Assert.Equal((false, false, null, null), (read.MovesOn, read.IsSeries, read.Series, read.Html));
        Assert.Equal(Content("Angebot") with { Body = "Zeile", ActivityType = 5 }, read.Content);
    }

    [Fact]
    public async Task A_task_that_comes_again_moves_on_when_it_is_completed()
    {
        TaskItem stored = _box.Mailbox.Tasks.Add(new TaskItem
        {
            Subject = "Wochenbericht", StartDate = Monday, DueDate = Monday, Recurrence = new Recurrence(new RegeneratingPattern(RegenerationUnit.Weeks, 1), new RecurrenceRange(Monday)),
        });

        Assert.True((await ReadAsync(_box.Open(ItemKind.Task), stored.ItemId)).MovesOn);
    }

    [Fact]
    public async Task A_new_task_carries_its_marks()
    {
        TaskContent content = Content("Angebot") with { Body = "Zeile", ActivityType = 5 };

        await _box.Open(ItemKind.Task, tagged: true).CreateAsync([new NewExchangeItem(new ItemMarks("s-1", "ES_5_Aufgabe", "Priorität: hoch"), content)], Token);

        TaskItem stored = Assert.Single(_box.Mailbox.Tasks.List<TaskItem>());
        Assert.Equal(("Angebot", Monday, "Zeile\n\n" + Block, "s-1"), (stored.Subject, stored.DueDate, Lines(stored), EwsBox.StampOf(stored)));
        Assert.Equal(["ES_5_Aufgabe"], stored.Categories);
    }

    [Fact]
    public async Task The_day_of_a_completion_is_that_of_eserps_zone()
    {
        IExchangeFolder folder = _box.Open(ItemKind.Task);
        TaskContent done = Content("Angebot") with { Progress = TaskProgress.Of(TaskState.Completed, 100, Monday) };
        await folder.CreateAsync([new NewExchangeItem(new ItemMarks("s-1"), done)], Token);
        TaskItem stored = Assert.Single(_box.Mailbox.Tasks.List<TaskItem>());
        ExchangeItem read = await ReadAsync(folder, stored.ItemId);

        await folder.UpdateAsync([new ExchangeUpdate(read, done with { Progress = TaskProgress.Of(TaskState.Completed, 100, Monday.PlusDays(1)) }, [ItemField.Progress], read.Marks)], Token);

        Assert.Equal(done, read.Content);
        Assert.Equal(Instant.FromUtc(2027, 1, 3, 23, 0), stored.CompleteDate);
        Assert.Equal(Instant.FromUtc(2027, 1, 4, 23, 0), Assert.Single(_box.Mailbox.Tasks.List<TaskItem>()).CompleteDate);
    }

    [Fact]
    public async Task An_update_writes_its_fields_and_marks_and_leaves_the_rest()
    {
        TaskItem stored = _box.Mailbox.Tasks.Add(new TaskItem { Subject = "A", Categories = ["Privat", "ES_1_Kundentermin"] });
        IExchangeFolder folder = _box.Open(ItemKind.Task, tagged: true);
        ExchangeItem read = await ReadAsync(folder, stored.ItemId);
        TaskContent target = Content("other") with { Body = "Zeile", ActivityType = 5 };

        await folder.UpdateAsync([new ExchangeUpdate(read, target, [ItemField.DueDate, ItemField.Body, ItemField.ActivityType], new ItemMarks("s-2", "ES_5_Aufgabe", "Priorität: hoch"))], Token);

        TaskItem written = Assert.Single(_box.Mailbox.Tasks.List<TaskItem>());
        Assert.Equal(("A", Monday, "Zeile\n\n" + Block, "s-2"), (written.Subject, written.DueDate, Lines(written), EwsBox.StampOf(written)));
        Assert.Equal(["Privat", "ES_5_Aufgabe"], written.Categories);
    }

    [Fact]
    public async Task A_stamp_is_written_by_itself()
    {
        TaskItem stored = _box.Mailbox.Tasks.Add(new TaskItem { Subject = "A" });
        IExchangeFolder folder = _box.Open(ItemKind.Task);
        ExchangeItem read = await ReadAsync(folder, stored.ItemId);

        ExchangeWriteResult written = (await folder.UpdateAsync([new ExchangeUpdate(read, read.Content, [], new ItemMarks("s-1"))], Token))[0];

        TaskItem now = Assert.Single(_box.Mailbox.Tasks.List<TaskItem>());
        Assert.Equal("s-1", EwsBox.StampOf(now));
        Assert.Equal(new ExchangeWriteResult(WriteOutcome.Written, new ExchangeItemId(now.ItemId, now.ChangeKey), null), written);
    }

    [Fact]
    public async Task HTML_is_kept_where_the_connection_says_so()
    {
        TaskItem stored = _box.Mailbox.Tasks.Add(new TaskItem { Subject = "A", Body = ItemBody.Html("<html><body><div><b>eins</b></div><div>zwei</div></body></html>") });
        IExchangeFolder folder = _box.Open(ItemKind.Task, keepsHtml: true);
        ExchangeItem read = await ReadAsync(folder, stored.ItemId);

        await folder.UpdateAsync([new ExchangeUpdate(read, (TaskContent)read.Content with { Body = "eins\ndrei" }, [ItemField.Body], read.Marks)], Token);

        Assert.Equal((stored.Body.Content, "eins\nzwei"), (read.Html, ((TaskContent)read.Content).Body));
        TaskItem written = Assert.Single(_box.Mailbox.Tasks.List<TaskItem>());
        Assert.True(written.Body.IsHtml);
        Assert.Contains("<b>eins</b>", written.Body.Content, StringComparison.Ordinal);
        Assert.Contains("drei", written.Body.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tasks_are_listed_and_found_among_tasks_alone()
    {
        _box.AddAppointment("no task", "s-1");
        TaskItem stored = _box.Mailbox.Tasks.Add(new TaskItem { Subject = "A" });
        IExchangeFolder folder = _box.Open(ItemKind.Task);

        Assert.Equal(stored.ItemId, Assert.Single((await folder.GetChangesAsync(null, 10, Token)).Changes).Item.Id);
        Assert.Empty(await folder.FindByStampAsync(["s-1"], Token));
    }

    [Fact]
    public void What_Exchange_cannot_show_counts_as_no_difference()
    {
        TaskContent content = Content("A\nB") with { Body = "a\tb ", ActivityType = null };

        Assert.Equal(Content("A B") with { Body = "a\tb" }, _box.Open(ItemKind.Task).ToExchangeForm(content with { ActivityType = 5 }));
        Assert.Equal(
            Content("A B") with { Body = "a    b", ActivityType = 5 },
            _box.Open(ItemKind.Task, tagged: true, defaultActivityType: 5, keepsHtml: true).ToExchangeForm(content));
    }

    private static string Lines(Item item) => item.Body.Content.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static Instant Seconds(Instant time) => Instant.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private static TaskContent Content(string subject) => new() { Subject = subject, Due = Monday };

    private static async Task<ExchangeItem> ReadAsync(IExchangeFolder folder, string itemId) => (await folder.LoadAsync([itemId], Token))[0].Item!;
}

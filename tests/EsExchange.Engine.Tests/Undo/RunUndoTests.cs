using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Engine.Undo;
using EsExchange.Eserp;
using EsExchange.Eserp.Journal;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EsExchange.Engine.Tests.Undo;

public sealed class RunUndoTests
{
    private readonly SmallBox _box = new();
    private readonly SmallDatabase _database;
    private readonly SmallConnector _connector;
    private readonly FakeTimeProvider _time = new(Pieces.Morning.ToDateTimeOffset());

    public RunUndoTests()
    {
        _database = new SmallDatabase(_box.Eserp);
        _connector = new SmallConnector(_box.Exchange);
    }

    [Fact]
    public async Task Each_write_of_the_run_is_taken_back_on_its_side()
    {
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        _box.Rename(1, "after");
        _box.Rename("Y", "after");
        Wrote(4, Side.Exchange, 2, "Y");
        Wrote(3, Side.Eserp, 1, "X");
        _database.Writes.Add(_database.Writes[0] with { JournalId = 2, RunId = Pieces.RunId + 1 });

        IReadOnlyList<UndoStep> steps = await UndoAsync();

        Assert.Equal([(4L, UndoOutcome.Undone), (3L, UndoOutcome.Undone)], steps.Select(step => (step.Write.JournalId, step.Outcome)));
        Assert.Equal(["before", "A"], _box.TitlesInEserp);
        Assert.Equal(["A", "before"], _box.TitlesInExchange);
        Assert.Equal(["edit 1 undoes 3"], _box.Log.Of("edit"));
        Assert.Equal([4L], _database.Journal.Given<long>("MarkUndoneAsync"));
    }

    [Fact]
    public async Task What_was_undone_before_is_left_alone()
    {
        _box.AddPair(1, "X");
        _box.Rename(1, "after");
        Wrote(3, Side.Eserp, 1, "X");
        _database.Writes[0] = _database.Writes[0] with { Undone = Pieces.Morning };

        UndoStep step = Assert.Single(await UndoAsync());

        Assert.Equal(UndoOutcome.AlreadyUndone, step.Outcome);
        Assert.NotEmpty(step.Message);
        Assert.Equal(["after"], _box.TitlesInEserp);
    }

    [Fact]
    public async Task What_another_undo_has_taken_back_meanwhile_is_left_alone()
    {
        Wrote(3, Side.Eserp, 1, "X", JournalAction.Delete);
        _database.Leases.On("TryAcquireAsync", (string name) =>
        {
            _database.Writes[0] = _database.Writes[0] with { Undone = Pieces.Morning };
            return new LeaseAttempt(new Lease(name, 1, "we", Pieces.Morning), null);
        });

        UndoStep step = Assert.Single(await UndoAsync());

        Assert.Equal(UndoOutcome.AlreadyUndone, step.Outcome);
        Assert.Empty(_box.TitlesInEserp);
    }

    [Theory]
    [InlineData(JournalAction.Create)]
    [InlineData(JournalAction.Update)]
    public async Task What_a_side_shows_in_a_form_of_its_own_was_not_changed_since(JournalAction action)
    {
        _box.Eserp.Form = _box.Exchange.Form = content => ((Appointment)content) with { Subject = content.Title.ToUpperInvariant() };
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        _box.Rename(1, "AFTER");
        _box.Rename("Y", "AFTER");
        Wrote(4, Side.Exchange, 2, "Y", action);
        Wrote(3, Side.Eserp, 1, "X", action);

        Assert.All(await UndoAsync(), step => Assert.Equal(UndoOutcome.Undone, step.Outcome));

        Assert.DoesNotContain("AFTER", _box.TitlesInEserp.Concat(_box.TitlesInExchange));
    }

    [Fact]
    public async Task A_plan_tells_what_would_be_undone_and_touches_nothing()
    {
        Wrote(4, Side.Exchange, 2, "Y");
        Wrote(3, Side.Eserp, 1, "X");
        _database.Writes[1] = _database.Writes[1] with { Undone = Pieces.Morning };

        IReadOnlyList<UndoStep> steps = await UndoAsync(planOnly: true);

        Assert.Equal([(4L, UndoOutcome.Planned, ""), (3L, UndoOutcome.AlreadyUndone, "")], steps.Select(step => (step.Write.JournalId, step.Outcome, step.Message)));
        Assert.Empty(_database.Leases.Called);
        Assert.Empty(_database.Opened);
        Assert.Empty(_connector.Opened);
    }

    [Fact]
    public async Task A_run_that_wrote_nothing_cannot_be_undone()
    {
        SyncException refused = await Assert.ThrowsAsync<SyncException>(() => UndoAsync());

        Assert.Equal("NoSuchRun", refused.ErrorId);
        Assert.Contains("77", refused.Message);
        Assert.Empty(_database.Leases.Called);
    }

    [Fact]
    public async Task It_is_undone_under_the_lease_of_the_interface()
    {
        _box.AddPair(1, "X");
        Wrote(3, Side.Eserp, 1, "X");

        await UndoAsync();

        Assert.Equal(["TryAcquireAsync", "ReleaseAsync"], _database.Leases.Called);
        Assert.Equal([(1, 1, ItemKind.Appointment, true)], _database.Opened);
    }

    [Fact]
    public async Task Nothing_is_undone_while_another_interface_runs()
    {
        Wrote(3, Side.Eserp, 1, "X");
        _database.Leases.On("TryAcquireAsync", (string name) => new LeaseAttempt(null, new Lease(name, 1, "another", Pieces.Morning)));

        SyncException refused = await Assert.ThrowsAsync<SyncException>(() => UndoAsync());

        Assert.Equal("InterfaceInUse", refused.ErrorId);
        Assert.Empty(_database.Opened);
    }

    [Fact]
    public async Task An_undo_that_loses_the_lease_ends_and_says_so()
    {
        _box.AddPair(1, "X");
        Wrote(3, Side.Eserp, 1, "X");
        _database.Leases.On("RenewAsync", (Lease _) => Throw(new EserpException(EserpError.LeaseLost, "lost")));
        _connector.Meanwhile = held =>
        {
            _time.Advance(TimeSpan.FromSeconds(31));
            return Endless(held);
        };

        EserpException lost = await Assert.ThrowsAsync<EserpException>(() => UndoAsync());

        Assert.Equal(EserpError.LeaseLost, lost.Error);
        Assert.Empty(_box.Log.Of("edit"));
    }

    [Fact]
    public async Task An_undo_that_the_admin_cancels_ends()
    {
        using var cancellation = new CancellationTokenSource();
        _box.AddPair(1, "X");
        Wrote(3, Side.Eserp, 1, "X");
        _connector.Meanwhile = held =>
        {
            cancellation.Cancel();
            return Endless(held);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => UndoAsync(false, cancellation.Token));

        Assert.Empty(_box.Log.Of("edit"));
        Assert.Contains("ReleaseAsync", _database.Leases.Called);
    }

    [Fact]
    public async Task The_connection_is_opened_with_its_secret_and_closed_again()
    {
        _box.AddPair(1, "X");
        Wrote(3, Side.Eserp, 1, "X");

        await UndoAsync();

        Assert.Equal([(1, "secret of 1")], _connector.Opened);
        Assert.True(_connector.IsClosed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task A_mailbox_without_an_address_cannot_be_undone(string? address)
    {
        Wrote(3, Side.Eserp, 1, "X");
        _database.Staff[0] = _database.Staff[0] with { EMail = address };

        Assert.Equal("NotSynced", (await Assert.ThrowsAsync<SyncException>(() => UndoAsync())).ErrorId);
    }

    [Fact]
    public async Task A_mailbox_that_is_no_longer_synced_cannot_be_undone()
    {
        Wrote(3, Side.Eserp, 1, "X");
        _database.Writes[0] = _database.Writes[0] with { StaffNumber = 4711 };

        SyncException refused = await Assert.ThrowsAsync<SyncException>(() => UndoAsync());

        Assert.Equal("NotSynced", refused.ErrorId);
        Assert.Contains("4711", refused.Message);
        Assert.Empty(_connector.Opened);
        Assert.Contains("ReleaseAsync", _database.Leases.Called);
    }

    [Fact]
    public async Task Each_write_is_taken_back_among_the_items_of_its_kind()
    {
        Wrote(4, Side.Eserp, 1, "X");
        Wrote(3, Side.Exchange, 2, "Y");
        _database.Writes[0] = _database.Writes[0] with { Kind = ItemKind.Task };

        await UndoAsync();

        Assert.Equal([ItemKind.Task, ItemKind.Appointment], _database.Opened.Select(opened => opened.Kind));
        Assert.Equal([ItemKind.Task, ItemKind.Appointment], _connector.Folders.Select(folder => folder.Kind));
    }

    private static Task Endless(CancellationToken held) => Task.Delay(Timeout.Infinite, held).WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None);

    private static Exception Throw(Exception error) => throw error;

    /// <summary>A run wrote an item on one side.</summary>
    private void Wrote(long journalId, Side side, long eserpId, string itemId, JournalAction action = JournalAction.Update) => _database.Writes.Add(new RecordedWrite
    {
        JournalId = journalId,
        RunId = Pieces.RunId,
        Started = Pieces.Morning,
        ConnectionId = 1,
        StaffNumber = 1,
        Kind = ItemKind.Appointment,
        EserpId = eserpId,
        ItemId = itemId,
        Side = side,
        Action = action,
        Reason = "Changed",
        Before = Pieces.Content("before"),
        After = Pieces.Content("after"),
    });

    private Task<IReadOnlyList<UndoStep>> UndoAsync(bool planOnly = false, CancellationToken? cancellationToken = null) =>
        new RunUndo(_database.Port, _connector, _time).UndoAsync(Pieces.RunId, planOnly, cancellationToken ?? TestContext.Current.CancellationToken);
}

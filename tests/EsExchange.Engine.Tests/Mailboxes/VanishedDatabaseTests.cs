using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp;
using EsExchange.Eserp.Mailbox;
using Xunit;

namespace EsExchange.Engine.Tests.Mailboxes;

/// <summary>A database that goes away in the middle of a run.</summary>
public sealed class VanishedDatabaseTests
{
    [Theory]
    [InlineData(MailboxPhase.Exchange)]
    [InlineData(MailboxPhase.Eserp)]
    public async Task Fails_the_mailbox_and_the_next_run_finishes_without_a_duplicate(MailboxPhase phase)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps a file in its place for as long as it is open.");
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.AddAppointment("Aufmaß", day: 4);
        world.AddItem("Besprechung", day: 5);
        var outage = new Outage(world.Database.Location.ToString(), phase);

        await new SyncEngine(world.Database, new EwsConnector(TimeProvider.System), TimeProvider.System).RunAsync(new SyncRequest([world.Staff], 1, false), outage, TestContext.Current.CancellationToken);
        MailboxResult failed = Assert.Single(outage.Results);
        Assert.Equal(EserpError.NotFound, Assert.IsType<EserpException>(failed.Failure).Error);
        Assert.True(failed.Errors > 0);

        outage.End();
        world.Sql("UPDATE es_Lease SET Expires = '2026-01-01T00:00:00.000Z'");
        await world.SyncAsync();
        await world.AssertSettledAsync();
        Assert.Equal(["Aufmaß", "Besprechung"], world.Appointments.Select(row => row.Subject));
    }

    /// <summary>Takes the database's files away when a mailbox has come to a phase, and brings them back.</summary>
    private sealed class Outage(string file, MailboxPhase phase) : ISyncObserver
    {
        private static readonly string[] Sides = ["", "-wal", "-shm"];
        private readonly string _elsewhere = Directory.CreateTempSubdirectory("esexchange-outage-").FullName;
        private bool _isOver;

        public ConcurrentQueue<MailboxResult> Results { get; } = new();

        public void OnProgress(MailboxProgress progress)
        {
            if (progress.Phase != phase || _isOver)
                return;
            _isOver = true;
            foreach (string side in Sides.Where(side => File.Exists(file + side)))
                File.Move(file + side, Path.Combine(_elsewhere, "eserp.db" + side));
        }

        public void End()
        {
            foreach (string side in Sides.Where(side => File.Exists(Path.Combine(_elsewhere, "eserp.db" + side))))
                File.Move(Path.Combine(_elsewhere, "eserp.db" + side), file + side);
            Directory.Delete(_elsewhere);
        }

        public void OnFinished(MailboxResult result) => Results.Enqueue(result);

        public void OnChange(PlannedChange change)
        {
        }

        public void OnPlanned(PlannedChange change)
        {
        }

        public void OnIssue(string mailbox, SyncIssue issue)
        {
        }
    }
}

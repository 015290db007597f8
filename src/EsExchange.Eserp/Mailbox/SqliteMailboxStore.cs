using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Leases;
using EsExchange.Sync.Model;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The eserp side of one mailbox in a SQLite file.</summary>
internal sealed class SqliteMailboxStore : IMailboxStore
{
    private const long NoRun = -1;

    private readonly SqliteAccess _access;
    private readonly int _connectionId;
    private readonly int _staffNumber;
    private readonly Lease? _lease;
    private readonly TimeProvider _clock;
    private readonly EserpTime _time;
    private readonly AppointmentTable _appointments;
    private readonly LinkTable _links;
    private readonly IssueTable _issues;
    private readonly ChangeFeed _feed;

    public SqliteMailboxStore(SqliteAccess access, ExchangeConnection connection, SyncedStaff staff, Lease? lease, DateTimeZone zone, TimeProvider clock)
    {
        _access = access;
        _connectionId = connection.Id;
        _staffNumber = staff.StaffNumber;
        _lease = lease;
        _clock = clock;
        _time = new EserpTime(zone);
        _appointments = new AppointmentTable(staff.StaffNumber, connection.DefaultAppointmentActivityType, _time);
        _links = new LinkTable(connection.Id, staff.StaffNumber);
        _issues = new IssueTable(connection.Id, staff.StaffNumber);
        _feed = new ChangeFeed(staff.StaffNumber);
    }

    public Appointment ToEserpForm(Appointment content)
    {
        (string start, string end, bool isAllDay) = _time.ToRow(content.Time);
        return content with { Time = _time.FromRow(start, end, isAllDay) };
    }

    public Task<MailboxPosition> GetPositionAsync(CancellationToken cancellationToken) => _access.ReadAsync(
        db => db.QuerySingleOrDefault<MailboxPosition>(
            "SELECT MailboxAddress, SyncState, ChangeToken FROM es_Position WHERE ConnectionId = @_connectionId AND StaffNumber = @_staffNumber",
            new { _connectionId, _staffNumber }) ?? MailboxPosition.Start,
        cancellationToken);

    public Task SavePositionAsync(MailboxPosition position, CancellationToken cancellationToken) => WriteAsync(
        (db, transaction) => db.Execute(
            """
            INSERT INTO es_Position (ConnectionId, StaffNumber, MailboxAddress, SyncState, ChangeToken)
            VALUES (@_connectionId, @_staffNumber, @MailboxAddress, @SyncState, @ChangeToken)
            ON CONFLICT (ConnectionId, StaffNumber) DO UPDATE SET MailboxAddress = @MailboxAddress, SyncState = @SyncState, ChangeToken = @ChangeToken
            """,
            new { _connectionId, _staffNumber, position.MailboxAddress, position.SyncState, position.ChangeToken },
            transaction),
        cancellationToken);

    public Task<EserpChangePage> GetChangesAsync(string? changeToken, int maxChanges, CancellationToken cancellationToken) =>
        _access.ReadAsync(db => _feed.Read(db, changeToken, maxChanges), cancellationToken);

    public Task<IReadOnlyList<EserpAppointment>> LoadAsync(IReadOnlyCollection<long> appointmentIds, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<EserpAppointment>>(db => _appointments.Load(db, null, appointmentIds), cancellationToken);

    public Task<IReadOnlyList<Link>> GetLinksByItemAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<Link>>(db => _links.ByItem(db, itemIds), cancellationToken);

    public Task<IReadOnlyList<Link>> GetLinksByAppointmentAsync(IReadOnlyCollection<long> appointmentIds, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<Link>>(db => _links.ByAppointment(db, appointmentIds), cancellationToken);

    public Task<IReadOnlyList<Link>> GetLinksAsync(long afterLinkId, int maxLinks, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<Link>>(db => _links.Page(db, afterLinkId, maxLinks), cancellationToken);

    public Task SaveIntentsAsync(IReadOnlyList<WriteIntent> intents, CancellationToken cancellationToken) => WriteAsync(
        (db, transaction) =>
        {
            foreach (WriteIntent intent in intents)
                _links.SaveIntent(db, transaction, intent);
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<ItemCommitResult>> CommitAsync(IReadOnlyList<ItemCommit> commits, CancellationToken cancellationToken) => WriteAsync<IReadOnlyList<ItemCommitResult>>(
        (db, transaction) => [.. commits.Select(commit => Commit(db, transaction, commit))], cancellationToken);

    public Task ReportIssuesAsync(IReadOnlyList<SyncIssue> issues, CancellationToken cancellationToken) => WriteAsync(
        (db, transaction) =>
        {
            Instant now = Timestamp.Now(_clock);
            foreach (SyncIssue issue in issues)
                _issues.Report(db, transaction, issue, now);
            IssueTable.Purge(db, transaction, now);
            return true;
        },
        cancellationToken);

    public Task ResolveIssuesAsync(IReadOnlyList<PendingItem> items, long runId, CancellationToken cancellationToken) => WriteAsync(
        (db, transaction) =>
        {
            foreach (PendingItem item in items)
                _issues.End(db, transaction, item, runId, Timestamp.Now(_clock));
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<PendingItem>> GetPendingAsync(CancellationToken cancellationToken) => _access.ReadAsync<IReadOnlyList<PendingItem>>(
        db => [.. _issues.ToRetry(db), .. _links.WithOpenIntent(db).Select(link => new PendingItem(link.AppointmentId, null))], cancellationToken);

    private Task<T> WriteAsync<T>(Func<SqliteConnection, SqliteTransaction, T> work, CancellationToken cancellationToken) => _access.WriteAsync(
        (db, transaction) =>
        {
            if (_lease is not null)
                SqliteLeaseStore.Demand(db, transaction, _lease);
            return work(db, transaction);
        },
        cancellationToken);

    /// <summary>One item of a batch. What eserp refuses is undone to the savepoint; every other error ends the whole transaction.</summary>
    private ItemCommitResult Commit(SqliteConnection db, SqliteTransaction transaction, ItemCommit commit)
    {
        db.Execute("SAVEPOINT item", transaction: transaction);
        ItemCommitResult result;
        try
        {
            result = Apply(db, transaction, commit);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            result = new ItemCommitResult(CommitOutcome.Refused, null, 0, error.Message);
        }

        db.Execute(result.Outcome == CommitOutcome.Committed ? "RELEASE item" : "ROLLBACK TO item; RELEASE item", transaction: transaction);
        return result;
    }

    private ItemCommitResult Apply(SqliteConnection db, SqliteTransaction transaction, ItemCommit commit)
    {
        long? id = AppointmentId(commit);
        switch (commit.Write)
        {
            case EserpWrite.Create create:
                id = _appointments.Create(db, transaction, create.Content);
                break;
            case EserpWrite.Update update when IsAt(db, transaction, update.AppointmentId, update.ExpectedVersion):
                _appointments.Update(db, transaction, update.AppointmentId, update.Content);
                break;
            case EserpWrite.Delete delete when IsAt(db, transaction, delete.AppointmentId, delete.ExpectedVersion):
                _appointments.Delete(db, transaction, delete.AppointmentId);
                break;
            case not null:
                return new ItemCommitResult(CommitOutcome.Changed, id, 0, null);
        }

        long version = _appointments.GetVersion(db, transaction, id!.Value);
        string? itemId = null;
        if (commit.Link is LinkWrite.Put put)
        {
            itemId = put.ItemId;
            _links.Put(db, transaction, id.Value, put, commit.Write is null ? put.ObservedVersion : version);
        }
        else
        {
            _links.Remove(db, transaction, id.Value);
        }

        foreach (JournalEntry entry in commit.Journal)
            JournalTable.Append(db, transaction, id.Value, entry);
        _issues.End(db, transaction, new PendingItem(id, itemId), NoRun, Timestamp.Now(_clock));
        return new ItemCommitResult(CommitOutcome.Committed, id, version, null);
    }

    private bool IsAt(SqliteConnection db, SqliteTransaction transaction, long id, long version) =>
        _appointments.IsShown(db, transaction, id) && _appointments.GetVersion(db, transaction, id) == version;

    private static long? AppointmentId(ItemCommit commit) => commit switch
    {
        { Write: EserpWrite.Create } => null,
        { Write: EserpWrite.Update update } => update.AppointmentId,
        { Write: EserpWrite.Delete delete } => delete.AppointmentId,
        { Link: LinkWrite.Put put } => put.AppointmentId,
        { Link: LinkWrite.Remove remove } => remove.AppointmentId,
        _ => null,
    };
}

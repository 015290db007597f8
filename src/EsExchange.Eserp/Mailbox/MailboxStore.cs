using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Leases;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The eserp side of one mailbox.</summary>
internal sealed class MailboxStore : IMailboxStore
{
    private const long NoRun = -1;

    private readonly IDatabaseAccess _access;
    private readonly int _connectionId;
    private readonly int _staffNumber;
    private readonly Lease? _lease;
    private readonly TimeProvider _clock;
    private readonly EserpTime _time;
    private readonly AppointmentTable _appointments;
    private readonly LinkTable _links;
    private readonly IssueTable _issues;
    private readonly ChangeFeed _feed;

    public MailboxStore(IDatabaseAccess access, ExchangeConnection connection, SyncedStaff staff, Lease? lease, DateTimeZone zone, TimeProvider clock)
    {
        _access = access;
        _connectionId = connection.Id;
        _staffNumber = staff.StaffNumber;
        _lease = lease;
        _clock = clock;
        _time = new EserpTime(zone);
        _appointments = new AppointmentTable(staff.StaffNumber, connection.DefaultAppointmentActivityType, new PriorityMap(connection), _time);
        _links = new LinkTable(connection.Id, staff.StaffNumber);
        _issues = new IssueTable(connection.Id, staff.StaffNumber);
        _feed = new ChangeFeed(staff.StaffNumber);
    }

    public Appointment ToEserpForm(Appointment content)
    {
        (LocalDateTime start, LocalDateTime end, bool isAllDay) = _time.ToRow(content.Time);
        return content with { Time = _time.FromRow(start, end, isAllDay) };
    }

    public Task<MailboxPosition> GetPositionAsync(CancellationToken cancellationToken) => _access.ReadAsync(
        db => db.QuerySingleOrDefault<MailboxPosition>(
            "SELECT MailboxAddress, SyncState, ChangeToken FROM es.Position WHERE ConnectionId = @_connectionId AND StaffNumber = @_staffNumber",
            new { _connectionId, _staffNumber }) ?? MailboxPosition.Start,
        cancellationToken);

    public Task SavePositionAsync(MailboxPosition position, CancellationToken cancellationToken) => WriteAsync(
        db =>
        {
            var values = new { _connectionId, _staffNumber, position.MailboxAddress, position.SyncState, position.ChangeToken };
            int changed = db.Execute(
                """
                UPDATE es.Position SET MailboxAddress = @MailboxAddress, SyncState = @SyncState, ChangeToken = @ChangeToken
                WHERE ConnectionId = @_connectionId AND StaffNumber = @_staffNumber
                """,
                values);
            return changed > 0 ? changed : db.Execute(
                """
                INSERT INTO es.Position (ConnectionId, StaffNumber, MailboxAddress, SyncState, ChangeToken)
                VALUES (@_connectionId, @_staffNumber, @MailboxAddress, @SyncState, @ChangeToken)
                """,
                values);
        },
        cancellationToken);

    public Task<EserpChangePage> GetChangesAsync(string? changeToken, int maxChanges, CancellationToken cancellationToken) =>
        _access.ReadAsync(db => _feed.Read(db, changeToken, maxChanges), cancellationToken);

    public Task<IReadOnlyList<EserpAppointment>> LoadAsync(IReadOnlyCollection<long> appointmentIds, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<EserpAppointment>>(db => _appointments.Load(db, appointmentIds), cancellationToken);

    public Task<int> CountLinksAsync(CancellationToken cancellationToken) => _access.ReadAsync(_links.Count, cancellationToken);

    public Task<IReadOnlyList<Link>> GetLinksByItemAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<Link>>(db => _links.ByItem(db, itemIds), cancellationToken);

    public Task<IReadOnlyList<Link>> GetLinksByAppointmentAsync(IReadOnlyCollection<long> appointmentIds, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<Link>>(db => _links.ByAppointment(db, appointmentIds), cancellationToken);

    public Task<IReadOnlyList<Link>> GetLinksAsync(long afterLinkId, int maxLinks, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<Link>>(db => _links.Page(db, afterLinkId, maxLinks), cancellationToken);

    public Task SaveIntentsAsync(IReadOnlyList<WriteIntent> intents, CancellationToken cancellationToken) => WriteAsync(
        db =>
        {
            foreach (WriteIntent intent in intents)
                _links.SaveIntent(db, intent);
            return true;
        },
        cancellationToken);

    public async Task<IReadOnlyList<ItemCommitResult>> CommitAsync(IReadOnlyList<ItemCommit> commits, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync<IReadOnlyList<ItemCommitResult>>(db => [.. commits.Select(commit => Apply(db, commit))], cancellationToken).ConfigureAwait(false);
        }
        catch (EserpException error) when (error.Error == EserpError.Refused)
        {
            return await CommitSinglyAsync(commits, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task ReportIssuesAsync(IReadOnlyList<SyncIssue> issues, CancellationToken cancellationToken) => WriteAsync(
        db =>
        {
            Instant now = Clock.Now(_clock);
            foreach (SyncIssue issue in issues)
                _issues.Report(db, issue, now);
            IssueTable.Purge(db, now);
            return true;
        },
        cancellationToken);

    public Task ResolveIssuesAsync(IReadOnlyList<PendingItem> items, long runId, CancellationToken cancellationToken) => WriteAsync(
        db =>
        {
            foreach (PendingItem item in items)
                _issues.End(db, item, runId, Clock.Now(_clock));
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<PendingItem>> GetPendingAsync(CancellationToken cancellationToken) => _access.ReadAsync<IReadOnlyList<PendingItem>>(
        db => [.. _issues.ToRetry(db), .. _links.WithOpenIntent(db).Select(link => new PendingItem(link.AppointmentId, null))], cancellationToken);

    private Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancellationToken) => _access.WriteAsync(
        db =>
        {
            if (_lease is not null)
                LeaseStore.Demand(db, _lease);
            return work(db);
        },
        cancellationToken);

    /// <summary>Commits each item of a batch by itself, so that what eserp refuses takes nothing else along.</summary>
    private async Task<IReadOnlyList<ItemCommitResult>> CommitSinglyAsync(IReadOnlyList<ItemCommit> commits, CancellationToken cancellationToken)
    {
        List<ItemCommitResult> results = [];
        foreach (ItemCommit commit in commits)
        {
            try
            {
                results.Add(await WriteAsync(db => Apply(db, commit), cancellationToken).ConfigureAwait(false));
            }
            catch (EserpException error) when (error.Error == EserpError.Refused)
            {
                results.Add(new ItemCommitResult(CommitOutcome.Refused, null, 0, error.InnerException?.Message ?? error.Message));
            }
        }

        return results;
    }

    private ItemCommitResult Apply(Session db, ItemCommit commit)
    {
        long? id = AppointmentId(commit);
        switch (commit.Write)
        {
            case EserpWrite.Create create:
                id = _appointments.Create(db, create.Content);
                break;
            case EserpWrite.Update update when _appointments.LockAt(db, update.AppointmentId, update.ExpectedVersion):
                _appointments.Update(db, update.AppointmentId, update.Content);
                break;
            case EserpWrite.Delete delete when _appointments.LockAt(db, delete.AppointmentId, delete.ExpectedVersion):
                _appointments.Delete(db, delete.AppointmentId);
                break;
            case not null:
                return new ItemCommitResult(CommitOutcome.Changed, id, 0, null);
        }

        long version = _appointments.GetVersion(db, id!.Value);
        string? itemId = null;
        if (commit.Link is LinkWrite.Put put)
        {
            itemId = put.ItemId;
            _links.Put(db, id.Value, put, commit.Write is null ? put.ObservedVersion : version);
        }
        else
        {
            _links.Remove(db, id.Value);
            _appointments.ForgetDeletion(db, id.Value);
        }

        foreach (JournalEntry entry in commit.Journal)
            JournalTable.Append(db, id.Value, entry);
        _issues.End(db, new PendingItem(id, itemId), NoRun, Clock.Now(_clock));
        return new ItemCommitResult(CommitOutcome.Committed, id, version, null);
    }

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

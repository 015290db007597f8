using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;

namespace EsExchange.Desktop;

/// <summary>The sample company in a SQLite file, kept in step with the simulated server.</summary>
internal sealed class Company(DatabaseLocation location, EserpDatabase database)
{
    public EserpDatabase Database => database;

    public static async Task<Company> FoundAsync(string file, Simulator exchange)
    {
        DatabaseLocation location = DatabaseLocation.ForFile(file);
        await EserpDatabase.InitializeAsync(location, new InitializeOptions { SampleCompany = true }, TimeProvider.System, CancellationToken.None);
        EserpDatabase database = await EserpDatabase.OpenAsync(location, TimeProvider.System, CancellationToken.None);
        ExchangeConnection connection = await database.Configuration.AddConnectionAsync(
            new ExchangeConnection
            {
                Name = "hq",
                Url = exchange.Url,
                UserName = Simulator.Account,
                AuthenticationScheme = AuthenticationScheme.Basic,
                SyncActivityTypes = true,
                EquipmentAsText = true,
                PriorityAsText = true,
                AllowAddressBookSync = true,
            },
            Simulator.Password,
            CancellationToken.None);
        await database.Configuration.AddSyncedStaffAsync(
            new SyncedStaff { ConnectionId = connection.Id, Connection = connection.Name, StaffNumber = 1001, Name = "Anna Bergmann", EMail = Simulator.Anna }, CancellationToken.None);
        return new Company(location, database);
    }

    public Task<EserpDatabase> OpenAgainAsync() => EserpDatabase.OpenAsync(location, TimeProvider.System, CancellationToken.None);

    public async Task<Results> SyncAsync(bool planOnly = false, CancellationToken cancellationToken = default)
    {
        var results = new Results();
        IReadOnlyList<SyncedStaff> staff = await database.Configuration.GetSyncedStaffAsync(cancellationToken);
        await new SyncEngine(database, new EwsConnector(TimeProvider.System), TimeProvider.System).RunAsync(new SyncRequest(staff, 2, planOnly), results, cancellationToken);
        return results;
    }

    /// <summary>Anna's appointments in eserp, as its users work with them.</summary>
    public async Task<IMailboxStore> CalendarAsync()
    {
        ExchangeConnection connection = (await database.Configuration.GetConnectionsAsync(CancellationToken.None)).Single();
        return database.OpenMailbox(connection, (await database.Configuration.GetSyncedStaffAsync(CancellationToken.None)).Single(), ItemKind.Appointment, null);
    }

    /// <summary>What a run told.</summary>
    public sealed class Results : ISyncObserver
    {
        private readonly List<MailboxResult> _mailboxes = [];
        private int _planned;

        public int Planned => _planned;

        public int Written => _mailboxes.Sum(mailbox => mailbox.Eserp.Total + mailbox.Exchange.Total);

        public int Errors => _mailboxes.Sum(mailbox => mailbox.Errors) + _mailboxes.Count(mailbox => mailbox.Failure is not null);

        public override string ToString() => $"{_planned} planned, {Written} written, {Errors} errors {string.Join(" ", _mailboxes.Select(mailbox => mailbox.Failure))}";

        public void OnChange(PlannedChange change)
        {
        }

        public void OnPlanned(PlannedChange change) => Interlocked.Increment(ref _planned);

        public void OnIssue(string mailbox, SyncIssue issue)
        {
        }

        public void OnProgress(MailboxProgress progress)
        {
        }

        public void OnFinished(MailboxResult result)
        {
            lock (_mailboxes)
                _mailboxes.Add(result);
        }
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Identity;
using EsExchange.Engine.Runs;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;
using EsExchange.World.Exchange;
using EsExchange.World.Judgement;
using EsExchange.World.Network;
using EsExchange.World.People;
using EsExchange.World.Time;
using NodaTime;

namespace EsExchange.World.Stories;

/// <summary>A world in which a story happens.</summary>
internal sealed class SimulatedWorld
{
    private static readonly Guid DatabaseId = new("0f0e0d0c-0b0a-0908-0706-050403020100");

    private readonly EngineFault _fault;
    private readonly Action<string>? _trace;
    private readonly EserpPeople _eserpPeople;
    private readonly ExchangePeople _exchangePeople;
    private EserpState? _eserpBackup;
    private ExchangeState? _exchangeBackup;

    public SimulatedWorld(int mailboxes, EngineFault fault, Action<string>? trace = null)
    {
        _trace = trace;
        _fault = fault;
        Watcher = new Watcher(Ledger);
        Eserp = new WorldEserp(Clock, Watcher);
        Exchange = new WorldExchange(Clock, Watcher);
        _eserpPeople = new EserpPeople(Eserp, Clock, Ledger);
        _exchangePeople = new ExchangePeople(Exchange, Clock, Ledger);
        Staff = [.. Enumerable.Range(1, mailboxes).Select(number => new SyncedStaff
        {
            ConnectionId = 1, Connection = "hq", StaffNumber = number, Name = $"Staff {number}", EMail = $"{(char)('a' + number - 1)}@x", ContactTransfer = false,
        })];
        Watcher.FindLinks = FindLinks;
        Watcher.KeepsPrivate = mailbox => mailbox.Kind == ItemKind.Task ? Options(mailbox).NoPrivateTasks : Options(mailbox).NoPrivateAppointments;
        Watcher.MayDelete = (mailbox, side) => Options(mailbox) is var staff && (side, mailbox.Kind) switch
        {
            (Side.Eserp, ItemKind.Task) => staff.DeleteTasksInEserp,
            (Side.Eserp, _) => staff.DeleteAppointmentsInEserp,
            (_, ItemKind.Task) => staff.DeleteTasksInExchange,
            _ => staff.DeleteAppointmentsInExchange,
        };
    }

    public WorldClock Clock { get; } = new();

    public Ledger Ledger { get; } = new();

    public Watcher Watcher { get; }

    public WorldEserp Eserp { get; }

    public WorldExchange Exchange { get; }

    public ExchangeConnection Connection { get; private set; } = new() { Id = 1, Name = "hq", Url = new Uri("https://x/"), SeriesDaysBack = 5, SeriesDaysAhead = 30 };

    public SyncedStaff[] Staff { get; private set; }

    public static Stamp Stamp(ItemKind kind) => new(DatabaseId, kind);

    /// <summary>All that stands on both sides.</summary>
    public override string ToString() => string.Join("\n", Eserp.State.Appointments.Concat(Eserp.State.Tasks).Select(row => $"{row.Key} {row.Value.Content}")
        .Concat(Exchange.State.Folders.OrderBy(folder => folder.Key.ToString(), StringComparer.Ordinal).SelectMany(folder => folder.Value.Items.Values).Select(item => $"{item.Id} {item.ChangeKey} {item.Content}")));

    /// <summary>Does a step.</summary>
    public async Task DoAsync(Step step)
    {
        _trace?.Invoke(step.ToString()!);
        switch (step)
        {
            case Step.People people:
                Do(people);
                break;
            case Step.Wait wait:
                Clock.Now += Duration.FromMinutes(wait.Minutes);
                break;
            case Step.Option option:
                Set(option);
                break;
            case Step.Strike strike:
                Strike(strike);
                break;
            case Step.Run run:
                await RunAsync(run.Troubles).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>Runs the engine once.</summary>
    public async Task<EngineRun> RunAsync(IReadOnlyList<Trouble> troubles, int depth = 0)
    {
        var process = new EngineProcess(
            troubles,
            seed => Do(StoryTeller.Interruption(seed, Staff.Length)),
            async () =>
            {
                Clock.Now += Duration.FromMinutes(3);
                if (depth == 0)
                    await RunAsync([], 1).ConfigureAwait(false);
            },
            _trace);
        var database = new MemoryDatabase(Eserp, process, Clock, Connection, Staff, DatabaseId, _fault);
        var connector = new MemoryConnector(Exchange, process, _fault);
        Watcher.Meetings = [.. Exchange.State.Folders.Values.SelectMany(folder => folder.Items.Values).Where(item => item.IsMeeting).Select(item => item.Id)];
        if (troubles.Any(trouble => trouble.Kind == TroubleKind.TokenLost))
            Ledger.Disasters.Add(Disaster.LoseTokens);
        var results = new Results();
        Exception? end = null;
        try
        {
            await new SyncEngine(database, connector, _fault.Wrap(Clock)).RunAsync(new SyncRequest([.. Staff.Select(_fault.Wrap)], 1, PlanOnly: false), results, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (error is ProcessDiedException or EserpException or SyncException or ExchangeException)
        {
            end = error;
        }

        Ledger.HadBreak |= troubles.Any(trouble => trouble.Kind != TroubleKind.People);
        Ledger.HadTrouble |= end is not null || results.Finished.Any(result => result.Failure is not null) || troubles.Any(trouble => trouble.Kind is TroubleKind.People or TroubleKind.Pause);
        if (Eserp.State.IsLeaseHeld && depth == 0)
            Clock.Now += Duration.FromMinutes(3);
        return new EngineRun(results.Finished, process.Steps, end);
    }

    /// <summary>An admin agrees to all deletions that wait.</summary>
    /// <returns>Whether any waited.</returns>
    public bool Approve()
    {
        bool any = false;
        foreach ((MemoryKey key, EserpMemory memory) in Eserp.State.Memories.ToList())
        {
            ImmutableList<OpenIssue> issues = [.. memory.Issues.Select(open => open.Issue.Reason == SyncIssue.HeldByBrake ? open with { IsApproved = true } : open)];
            any |= issues.Where((open, i) => open != memory.Issues[i]).Any();
            Eserp.State = Eserp.State.With(key, memory with { Issues = issues });
        }

        return any;
    }

    public SyncedStaff Options(MemoryKey mailbox) => Staff.First(staff => staff.StaffNumber == mailbox.StaffNumber);

    private void Do(Step.People people)
    {
        _trace?.Invoke($"      {people}");
        if (people.Side == Side.Eserp)
            _eserpPeople.Do(people, [.. Staff.Select(staff => staff.StaffNumber)]);
        else
            _exchangePeople.Do(people, [.. Staff.Select(staff => staff.EMail!)]);
    }

    private void Set(Step.Option option)
    {
        int index = option.Mailbox % Staff.Length;
        bool isOn = option.Value != 0;
        SyncedStaff staff = Staff[index];
        switch (option.Which)
        {
            case WorldOption.ConflictRule:
                Connection = Connection with { ConflictRule = (ConflictRule)(option.Value % 3) };
                break;
            case WorldOption.DeleteInExchange:
                staff = staff with { DeleteAppointmentsInExchange = isOn, DeleteTasksInExchange = isOn };
                break;
            case WorldOption.DeleteInEserp:
                staff = staff with { DeleteAppointmentsInEserp = isOn, DeleteTasksInEserp = isOn };
                break;
            case WorldOption.NoPrivate:
                staff = staff with { NoPrivateAppointments = isOn, NoPrivateTasks = isOn };
                break;
        }

        Staff = [.. Staff.Select((member, i) => i == index ? staff : member)];
    }

    private void Strike(Step.Strike strike)
    {
        SyncedStaff staff = Staff[strike.Mailbox % Staff.Length];
        switch (strike.Disaster)
        {
            case Disaster.BackupEserp:
                _eserpBackup = Eserp.State;
                return;
            case Disaster.BackupExchange:
                _exchangeBackup = Exchange.State;
                return;
            case Disaster.RestoreEserp when _eserpBackup is { } backup:
                SettleWhatOnly(shown: Rows(Eserp.State), kept: Items(Exchange.State));
                foreach (ItemContent revived in Revived(backup.Appointments, Eserp.State.Appointments).Concat(Revived(backup.Tasks, Eserp.State.Tasks)))
                    Ledger.Copy(revived);
                Eserp.State = backup with { Lease = Eserp.State.Lease, IsLeaseHeld = false, Conflicts = Eserp.State.Conflicts };
                break;
            case Disaster.RestoreExchange when _exchangeBackup is { } backup && !Ledger.Disasters.Overlaps([Disaster.MoveMailbox, Disaster.LoseLinks]):
                Ledger.ChangedSeries.UnionWith(Exchange.State.Folders.Values.SelectMany(folder => folder.Items.Values).Select(item => item.Series?.Uid).OfType<string>());
                SettleChanges(Items(Exchange.State), Items(backup));
                Exchange.State = backup with
                {
                    LastItem = Exchange.State.LastItem,
                    LastVersion = Exchange.State.LastVersion,
                    Folders = Exchange.State.Folders.ToImmutableDictionary(entry => entry.Key, entry => backup.Folder(entry.Key) with { Epoch = entry.Value.Epoch + 1 }),
                };
                break;
            case Disaster.LoseTokens:
                foreach ((FolderKey key, FolderState folder) in Exchange.State.Folders)
                    Exchange.State = Exchange.State.With(key, folder with { Epoch = folder.Epoch + 1 });
                break;
            case Disaster.MoveMailbox when IsStamped(staff):
                foreach ((FolderKey key, FolderState folder) in Exchange.State.Folders.Where(entry => entry.Key.Address == staff.EMail).OrderBy(entry => entry.Key.Kind))
                {
                    FolderState moved = Moved(folder);
                    Exchange.State = Exchange.State.With(key, moved);
                }

                break;
            case Disaster.LoseLinks when IsStamped(staff):
                foreach (MemoryKey key in Eserp.State.Memories.Keys.Where(key => key.StaffNumber == staff.StaffNumber))
                    Eserp.State = Eserp.State.With(key, new EserpMemory());
                break;
            case Disaster.SkewClock:
                Exchange.Skew = Exchange.Skew == Duration.Zero ? Duration.FromHours(strike.Mailbox % 2 == 0 ? 1 : -1) : Duration.Zero;
                break;
            default:
                return;
        }

        Ledger.Disasters.Add(strike.Disaster);
    }

    private FolderState Moved(FolderState folder)
    {
        FolderState moved = new() { Epoch = folder.Epoch + 1 };
        foreach (MailItem item in folder.Items.Values)
        {
            Exchange.State = Exchange.State with { LastItem = Exchange.State.LastItem + 1 };
            moved = moved.Put(item with { Id = $"M{Exchange.State.LastItem:D5}" });
        }

        return moved;
    }

    /// <summary>Whether every linked single item carries its stamp: the mark that is all that survives a move, or the loss of what was remembered.</summary>
    private bool IsStamped(SyncedStaff staff) => Eserp.State.Memories.Where(entry => entry.Key.StaffNumber == staff.StaffNumber).All(entry => entry.Value.Links.Values.All(link =>
        link is { State: not LinkState.Detached, Intent: null } && link.ItemId is { } id
        && (Exchange.Show(new FolderKey(staff.EMail!, entry.Key.Kind), id) is not { } item || item.Series is not null || item.Marks.Stamp == Stamp(entry.Key.Kind).For(link.EserpId))));

    private void SettleWhatOnly(IEnumerable<ItemContent> shown, IEnumerable<ItemContent> kept)
    {
        HashSet<string> safe = [.. kept.SelectMany(Ledger.TextsOf)];
        foreach (string text in shown.SelectMany(Ledger.TextsOf).Where(text => !safe.Contains(text)))
            Ledger.Settle(text);
    }

    private void SettleChanges(IEnumerable<ItemContent> before, IEnumerable<ItemContent> after)
    {
        HashSet<string> kept = [.. after.SelectMany(Ledger.TextsOf)];
        foreach (string text in before.SelectMany(Ledger.TextsOf).Where(text => !kept.Contains(text)))
            Ledger.Settle(text);
    }

    /// <summary>What a backup brings back though it had been deleted since.</summary>
    private static IEnumerable<ItemContent> Revived(ImmutableSortedDictionary<long, EserpRow> backup, ImmutableSortedDictionary<long, EserpRow> now) =>
        backup.Where(row => !now.ContainsKey(row.Key)).Select(row => row.Value.Content);

    private static IEnumerable<ItemContent> Rows(EserpState state) => state.Appointments.Values.Concat(state.Tasks.Values).Select(row => row.Content);

    private static IEnumerable<ItemContent> Items(ExchangeState state) => state.Folders.Values.SelectMany(folder => folder.Items.Values)
        .SelectMany(item => item.Series is { } series ? [item.Content, .. series.Exceptions.Values.OfType<ItemContent>()] : (IEnumerable<ItemContent>)[item.Content]);

    private IEnumerable<(MemoryKey Mailbox, Link Link)> FindLinks(string? itemId, RowKey? row) =>
        from memory in Eserp.State.Memories
        from link in memory.Value.Links.Values
        where (itemId is not null && link.ItemId == itemId) || (row is { } key && key.Kind == memory.Key.Kind && key.Id == link.EserpId)
        select (memory.Key, link);

    private sealed class Results : ISyncObserver
    {
        public List<MailboxResult> Finished { get; } = [];

        public void OnChange(PlannedChange change)
        {
        }

        public void OnPlanned(PlannedChange change)
        {
        }

        public void OnIssue(string mailbox, SyncIssue issue)
        {
        }

        public void OnProgress(MailboxProgress progress)
        {
        }

        public void OnFinished(MailboxResult result) => Finished.Add(result);
    }
}

/// <summary>What became of a run.</summary>
/// <param name="Results">The results of the mailboxes.</param>
/// <param name="Steps">The steps of I/O.</param>
/// <param name="End">The error that ended it; null for none.</param>
internal sealed record EngineRun(IReadOnlyList<MailboxResult> Results, int Steps, Exception? End)
{
    public int Writes => Results.Sum(result => result.Eserp.Total + result.Exchange.Total);
}

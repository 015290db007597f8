using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Operations.Events;
using EsExchange.Operations.Schedules;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Connections;
using EsExchange.PowerShell.Output;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Schedule;

/// <summary>Lets the machine's scheduler run the sync at the connection's interval; no secret is written for it.</summary>
[Cmdlet(VerbsLifecycle.Register, "EsSyncSchedule", SupportsShouldProcess = true)]
[OutputType(typeof(EsSyncSchedule))]
public sealed class RegisterEsSyncSchedule : DatabaseCmdlet
{
    private const string NameOfAll = "all";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Names of connections, each of which gets a schedule of its own; without it one schedule syncs all.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    public string[]? Connection { get; set; }

    /// <summary>How often, in minutes or as a TimeSpan; without it the interval of the connection, or the shortest of all.</summary>
    [Parameter]
    [Minutes]
    public TimeSpan? Interval { get; set; }

    /// <summary>The file to which the runs append their events as lines of JSON.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LogFile { get; set; }

    /// <summary>What shall start the runs; without it the Task Scheduler on Windows, systemd where it runs, cron elsewhere.</summary>
    [Parameter]
    public Scheduler? Scheduler { get; set; }

    /// <summary>The account of the runs on Windows; its password goes to the Task Scheduler alone.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>A managed service account or one built into Windows, in place of a credential.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ServiceAccount { get; set; }

    /// <summary>The PowerShell that runs the sync; without it the one of this session.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PowerShellPath { get; set; }

    /// <summary>Replaces schedules of the same name.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(Connection, () =>
    {
        DemandNoPassword();
        IReadOnlyList<ExchangeConnection> connections = Await(token => NamedConnections.FindAsync(Eserp.Configuration, Connection, token));
        if (connections.Count == 0)
            throw new CommandException("NoConnection", Messages.Get("NoConnection"));

        TaskAccount? account = Account();
        ISchedulePlace place = SchedulePlaces.Open(Scheduler ?? SchedulePlaces.Best, account);
        if (place.Scheduler == EsExchange.Operations.Schedules.Scheduler.TaskScheduler && account is not null)
            DemandModuleFor(account);
        HashSet<string> taken = [.. Await(place.ListAsync).Select(schedule => schedule.Name.ToLowerInvariant())];
        if (Connection is null)
            Register(place, taken, Create(NameOfAll, null, connections.Min(connection => connection.SyncInterval)));
        foreach (ExchangeConnection connection in Connection is null ? [] : connections)
            Register(place, taken, Create(connection.Name, connection.Name, connection.SyncInterval));
    });

    private void Register(ISchedulePlace place, HashSet<string> taken, SyncSchedule schedule)
    {
        if (taken.Contains(schedule.Name.ToLowerInvariant()) && !Force)
            throw new CommandException("AlreadyExists", Messages.Format("ScheduleExists", schedule.Name));
        if (!ShouldProcess(Messages.Format("NewScheduleTarget", schedule.Name, schedule.Interval.TotalMinutes, place.Scheduler), Messages.Get("ScheduleAction")))
            return;
        Await(token => place.RegisterAsync(schedule, token));
        WriteWarning(Messages.Get("OnlyOneInterface"));
        if (!EventLogs.Prepare())
            WriteWarning(Messages.Get("EventLogUnprepared"));
        if (place.Scheduler == EsExchange.Operations.Schedules.Scheduler.SystemdUser)
            WriteWarning(Messages.Format("NotLingering", Environment.UserName));
        WriteObject(new EsSyncSchedule(schedule, place.Scheduler));
    }

    private SyncSchedule Create(string name, string? connection, TimeSpan interval)
    {
        TimeSpan chosen = Interval ?? interval;
        if (chosen < TimeSpan.FromMinutes(1) || chosen > Longest || chosen.Ticks % TimeSpan.TicksPerMinute != 0)
            throw new CommandException("IntervalOutOfRange", Messages.Get("IntervalOutOfRange"));

        DatabaseLocation location = Eserp.Location;
        var command = new SyncCommand
        {
            Shell = PowerShellPath is null ? OwnShell.Find() : [GetUnresolvedProviderPathFromPSPath(PowerShellPath)],
            Module = OwnShell.Module(),
            Path = location.Kind == DatabaseKind.Sqlite ? location.ToString() : null,
            ConnectionString = location.Kind == DatabaseKind.Sqlite ? null : location.ToString(),
            KeyFolder = Environment.GetEnvironmentVariable("ESEXCHANGE_KEY_FOLDER") is { Length: > 0 } folder ? GetUnresolvedProviderPathFromPSPath(folder) : null,
            Connection = connection is null ? null : WildcardPattern.Escape(connection),
            LogFile = LogFile is null ? null : GetUnresolvedProviderPathFromPSPath(LogFile),
            Patience = Patience,
        };
        try
        {
            return new SyncSchedule { Name = name, Connection = connection, Interval = chosen, LogFile = command.LogFile, Command = command.ToCommandLine() };
        }
        catch (ArgumentException error)
        {
            throw new CommandException("NotSchedulable", error.Message);
        }
    }

    private TaskAccount? Account() => ServiceAccount is not null
        ? new TaskAccount(ServiceAccount, null)
        : Credential is null ? null : new TaskAccount(Credential.UserName, Secrets.Reveal(Credential.Password));

    private static void DemandModuleFor(TaskAccount account)
    {
        string[] ownFolders = [Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Environment.GetFolderPath(Environment.SpecialFolder.MyDocuments)];
        var user = new WindowsUser(Environment.UserDomainName, Environment.UserName, Environment.MachineName);
        if (PrivateModule.IsOutOfReach(OwnShell.ModuleFolder, ownFolders, account, user))
            throw new CommandException("ModuleOutOfReach", Messages.Format("ModuleOutOfReach", account, OwnShell.ModuleFolder, OwnShell.SharedModules));
    }

    private void DemandNoPassword()
    {
        if (Eserp.Location.HasSecret)
        {
            throw new CommandException(
                "PasswordInConnectionString",
                Messages.Get("PasswordInConnectionString"));
        }
    }
}

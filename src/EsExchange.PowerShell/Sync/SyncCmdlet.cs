using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using EsExchange.Engine.Ews;
using EsExchange.Operations.Events;
using EsExchange.Operations.Logging;
using EsExchange.Operations.Runs;
using EsExchange.Operations.Status;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Connections;
using EsExchange.PowerShell.StaffSync;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Sync;

/// <summary>What the cmdlets that sync share: which mailboxes, how many at once, and the trace they leave.</summary>
public abstract class SyncCmdlet : DatabaseCmdlet
{
    private const long LongestLog = 10L * 1024 * 1024;

    private readonly List<StaffChoice> _choices = [];

    /// <summary>Names of connections; wildcards are understood.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [SupportsWildcards]
    public string[]? Connection { get; set; }

    /// <summary>Names, mailbox addresses or numbers of staff; wildcards are understood.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("StaffNumber", "EMail", "Mailbox")]
    [ArgumentCompleter(typeof(SyncedNameCompleter))]
    [TextInput]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Staff { get; set; }

    /// <summary>How many mailboxes are worked on at once.</summary>
    [Parameter]
    [ValidateRange(1, 27)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>A file to which each event is appended as a line of JSON; over 10 MB it is set aside under a number, nine of which are kept.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LogFile { get; set; }

    /// <summary>Remembers what is asked for; all of it is one run.</summary>
    protected sealed override void ProcessRecord()
    {
        var choice = new StaffChoice(Connection, Staff);
        if (MyInvocation.ExpectingInput)
            ForItem(Staff ?? Connection, () => Check(choice));
        else
            Demand(Staff ?? Connection, () => Check(choice));
    }

    /// <summary>The staff whose mailboxes are synced; a warning where there is none.</summary>
    private protected IReadOnlyList<Eserp.Configuration.SyncedStaff> ChooseStaff()
    {
        IReadOnlyList<Eserp.Configuration.SyncedStaff> staff = Demand(null, () => Chosen(Await(Eserp.Configuration.GetSyncedStaffAsync)));
        if (staff.Count == 0)
            WriteWarning(Messages.Get("NoStaff"));
        return staff;
    }

    /// <summary>The log that the parameters name; null for none.</summary>
    private protected RunLog? OpenLog(PipelineQueue queue)
    {
        if (LogFile is null)
            return null;
        string path = GetUnresolvedProviderPathFromPSPath(LogFile);
        return Demand(path, () =>
        {
            try
            {
                return new RunLog(
                    EsExchange.Operations.Logging.LogFile.Open(path, LongestLog),
                    TimeProvider.System,
                    error => queue.Post(() => WriteWarning(Messages.Format("LogFileLost", path, error))));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                throw new CommandException("LogFileUnusable", Messages.Format("LogFileUnusable", path, error.Message));
            }
        });
    }

    /// <summary>Warns of mailboxes that had no successful run for over two intervals: on the pipeline, in the log and in the event log.</summary>
    private protected void WarnOfStale(IReadOnlyList<Eserp.Configuration.SyncedStaff> staff, RunLog? log, IRunEvents? events)
    {
        HashSet<(int, int)> chosen = [.. staff.Select(member => (member.ConnectionId, member.StaffNumber))];
        string[] warnings = Demand(null, () => StaleWarning.For(Await(new StatusReader(Eserp, TimeProvider.System).ReadStatesAsync)
            .Where(status => chosen.Contains((status.Staff.ConnectionId, status.Staff.StaffNumber)))).ToArray());
        foreach (string warning in warnings)
        {
            WriteWarning(warning);
            log?.Warned(warning);
        }

        if (RunEvent.OfStale(warnings) is { } stale)
            events?.Write(stale);
    }

    /// <summary>Runs that leave their trace in a log and in the event log.</summary>
    private protected SupervisedRun CreateRun(RunLog? log, IRunEvents? events) =>
        new(Eserp, new EwsConnector(TimeProvider.System), TimeProvider.System, log, events);

    /// <summary>Ends the cmdlet with the error that ended the run; does nothing where it came to its end.</summary>
    private protected void EndWith(RunReport report)
    {
        switch (report.Error)
        {
            case null:
                return;
            case OperationCanceledException when StopToken.IsCancellationRequested:
                throw new PipelineStoppedException();
            case { } error when ErrorRecords.IsExpected(error):
                ThrowTerminatingError(ErrorRecords.From(error, null));
                return;
            case { } error:
                ExceptionDispatchInfo.Capture(error).Throw();
                return;
        }
    }

    /// <summary>Those of the synced staff that were asked for.</summary>
    private protected IReadOnlyList<Eserp.Configuration.SyncedStaff> Chosen(IReadOnlyList<Eserp.Configuration.SyncedStaff> all)
    {
        HashSet<Eserp.Configuration.SyncedStaff> chosen = [.. _choices.SelectMany(choice => ChosenStaff.Matching(all, choice.Connections, null, choice.Names))];
        return [.. all.Where(chosen.Contains)];
    }

    /// <summary>Takes a choice of which everything that is named exists.</summary>
    private bool Check(StaffChoice choice)
    {
        Await(token => NamedConnections.FindAsync(Eserp.Configuration, choice.Connections, token));
        ChosenStaff.Choose(Await(Eserp.Configuration.GetSyncedStaffAsync), choice.Connections, null, choice.Names);
        _choices.Add(choice);
        return true;
    }
}

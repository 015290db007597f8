using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Resources;

namespace EsExchange.Operations.Schedules;

/// <summary>Schedules in the account's crontab.</summary>
/// <param name="runner">Runs crontab.</param>
public sealed class CronPlace(ICommandRunner runner) : ISchedulePlace
{
    /// <inheritdoc/>
    public Scheduler Scheduler => Scheduler.Cron;

    /// <inheritdoc/>
    public async Task RegisterAsync(SyncSchedule schedule, CancellationToken cancellationToken) =>
        await WriteAsync(Crontab.Add(await ReadAsync(cancellationToken).ConfigureAwait(false), schedule), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SyncSchedule>> ListAsync(CancellationToken cancellationToken) =>
        Crontab.Read(await ReadAsync(cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public async Task UnregisterAsync(string name, CancellationToken cancellationToken)
    {
        string before = await ReadAsync(cancellationToken).ConfigureAwait(false);
        string after = Crontab.Remove(before, name);
        if (after != before)
            await WriteAsync(after, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        CommandResult result = await runner.RunAsync("crontab", ["-l"], string.Empty, cancellationToken).ConfigureAwait(false);
        bool isEmpty = result.ExitCode != 0 && CultureInfo.InvariantCulture.CompareInfo.IndexOf(result.Errors, "no crontab for", CompareOptions.IgnoreCase) >= 0;
        return result.ExitCode == 0 || isEmpty ? result.Output : throw Refused(Messages.Format("CrontabUnreadable", result.ExitCode, result.Errors.Trim()));
    }

    private async Task WriteAsync(string crontab, CancellationToken cancellationToken)
    {
        CommandResult result = await runner.RunAsync("crontab", ["-"], crontab, cancellationToken).ConfigureAwait(false);
        if (result.ExitCode != 0)
            throw Refused(Messages.Format("CrontabUnwritable", result.ExitCode, result.Errors.Trim()));
    }

    private static ScheduleException Refused(string message) => new("SchedulerRefused", message);
}

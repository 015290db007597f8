using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Resources;

namespace EsExchange.Operations.Schedules;

/// <summary>Schedules as timers of systemd, of the machine or of the account.</summary>
/// <param name="folder">The folder of the units.</param>
/// <param name="isUser">Whether it is the account's own systemd.</param>
/// <param name="runner">Runs systemctl.</param>
public sealed class SystemdPlace(string folder, bool isUser, ICommandRunner runner) : ISchedulePlace
{
    /// <inheritdoc/>
    public Scheduler Scheduler => isUser ? Scheduler.SystemdUser : Scheduler.Systemd;

    /// <inheritdoc/>
    public async Task RegisterAsync(SyncSchedule schedule, CancellationToken cancellationToken)
    {
        string unit = SystemdUnits.UnitName(schedule.Name);
        string[] written = [Path.Combine(folder, unit + ".service"), Path.Combine(folder, unit + ".timer")];
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(written[0], SystemdUnits.Service(schedule));
            File.WriteAllText(written[1], SystemdUnits.Timer(schedule));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ScheduleException("SchedulerRefused", Messages.Format("UnitsUnwritable", folder, error.Message), error);
        }

        try
        {
            await DemandAsync(["daemon-reload"], cancellationToken).ConfigureAwait(false);
            await DemandAsync(["enable", "--now", unit + ".timer"], cancellationToken).ConfigureAwait(false);
            await DemandAsync(["restart", unit + ".timer"], cancellationToken).ConfigureAwait(false);
        }
        catch (ScheduleException)
        {
            foreach (string file in written)
                File.Delete(file);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<SyncSchedule>> ListAsync(CancellationToken cancellationToken)
    {
        var schedules = new List<SyncSchedule>();
        if (Directory.Exists(folder))
        {
            foreach (string timer in Directory.EnumerateFiles(folder, SystemdUnits.Prefix + "*.timer"))
            {
                string service = Path.ChangeExtension(timer, ".service");
                if (SystemdUnits.Read(File.ReadAllText(timer), File.Exists(service) ? File.ReadAllText(service) : string.Empty) is { } schedule)
                    schedules.Add(schedule);
            }
        }

        return Task.FromResult<IReadOnlyList<SyncSchedule>>(schedules);
    }

    /// <inheritdoc/>
    public async Task UnregisterAsync(string name, CancellationToken cancellationToken)
    {
        string unit = SystemdUnits.UnitName(name);
        string timer = Path.Combine(folder, unit + ".timer");
        if (!File.Exists(timer))
            return;
        await DemandAsync(["disable", "--now", unit + ".timer"], cancellationToken).ConfigureAwait(false);
        try
        {
            File.Delete(timer);
            File.Delete(Path.Combine(folder, unit + ".service"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ScheduleException("SchedulerRefused", Messages.Format("UnitsUndeletable", folder, error.Message), error);
        }

        await DemandAsync(["daemon-reload"], cancellationToken).ConfigureAwait(false);
    }

    private async Task DemandAsync(string[] arguments, CancellationToken cancellationToken)
    {
        string[] words = isUser ? ["--user", .. arguments] : arguments;
        CommandResult result = await runner.RunAsync("systemctl", words, string.Empty, cancellationToken).ConfigureAwait(false);
        if (result.ExitCode != 0)
        {
            throw new ScheduleException(
                "SchedulerRefused",
                Messages.Format("SystemctlFailed", string.Join(" ", words), result.ExitCode, result.Errors.Trim()));
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Resources;

namespace EsExchange.Operations.Schedules;

/// <summary>Schedules as tasks of Windows' Task Scheduler, in its folder EsExchange.</summary>
/// <param name="tasks">The Task Scheduler.</param>
/// <param name="account">The account under which new tasks run; null where none is registered.</param>
public sealed class TaskSchedulerPlace(ITaskService tasks, TaskAccount? account) : ISchedulePlace
{
    /// <inheritdoc/>
    public Scheduler Scheduler => Scheduler.TaskScheduler;

    /// <inheritdoc/>
    public Task RegisterAsync(SyncSchedule schedule, CancellationToken cancellationToken)
    {
        if (account is null)
        {
            throw new ScheduleException(
                "AccountMissing",
                Messages.Get("AccountMissing"));
        }

        return DoAsync(() => tasks.Register(TaskName(schedule.Name), TaskXml.Write(schedule, account), account));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SyncSchedule>> ListAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> found = [];
        await DoAsync(() => found = tasks.List()).ConfigureAwait(false);
        return [.. found.Select(TaskXml.Read).OfType<SyncSchedule>()];
    }

    /// <inheritdoc/>
    public Task UnregisterAsync(string name, CancellationToken cancellationToken) => DoAsync(() => tasks.Delete(TaskName(name)));

    // A task's name may hold none of the characters that a file's name may not.
    private static string TaskName(string schedule) =>
        schedule.IndexOfAny(['\\', '/', ':', '*', '?', '"', '<', '>', '|']) < 0 ? schedule : SystemdUnits.UnitName(schedule);

    private static Task DoAsync(Action work)
    {
        try
        {
            work();
            return Task.CompletedTask;
        }
        catch (Exception error) when (error is System.Runtime.InteropServices.COMException or UnauthorizedAccessException or System.IO.IOException or ArgumentException)
        {
            throw new ScheduleException("SchedulerRefused", Messages.Format("TaskSchedulerRefused", error.Message), error);
        }
    }
}

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Runs;
using NodaTime;

namespace EsExchange.Operations.Status;

/// <summary>Goes through the history of runs backwards, a page in memory at a time.</summary>
internal static class RunPages
{
    private const int PageSize = 1000;

    /// <summary>Shows each run that began at or after an instant, the latest first.</summary>
    public static async Task ReadAsync(IRunHistory history, Instant since, Action<RecordedRun> show, CancellationToken cancellationToken)
    {
        long before = long.MaxValue;
        while (true)
        {
            IReadOnlyList<RecordedRun> page = await history.GetRunsBeforeAsync(before, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (RecordedRun run in page)
            {
                if (run.Started < since)
                    return;
                show(run);
            }

            if (page.Count < PageSize)
                return;
            before = page[page.Count - 1].RunId;
        }
    }
}

using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;

namespace EsExchange.PowerShell.Common;

/// <summary>Brings what happens on other threads onto the pipeline thread, the only one that may write to the pipeline.</summary>
internal sealed class PipelineQueue : IDisposable
{
    private readonly BlockingCollection<Action> _actions = [];

    /// <summary>Hands over what shall be done on the pipeline thread; called from any thread.</summary>
    public void Post(Action action) => _actions.Add(action);

    /// <summary>Does what is handed over until the work has ended; called on the pipeline thread.</summary>
    /// <param name="work">The work.</param>
    /// <param name="abandon">Ends the work where the pipeline takes no more, for work that would not end by itself.</param>
    /// <exception cref="Exception">What the work threw.</exception>
    public void Pump(Func<Task> work, Action? abandon = null)
    {
        Task running = SessionCulture.Run(async () =>
        {
            try
            {
                await work().ConfigureAwait(false);
            }
            finally
            {
                _actions.CompleteAdding();
            }

            return true;
        });

        try
        {
            foreach (Action action in _actions.GetConsumingEnumerable())
                action();
        }
        catch
        {
            abandon?.Invoke();
            throw;
        }
        finally
        {
            // A stopped pipeline throws from the actions; the work is still awaited, so that nothing goes on behind the user's back.
            foreach (Action _ in _actions.GetConsumingEnumerable())
            {
            }
        }

        running.GetAwaiter().GetResult();
    }

    public void Dispose() => _actions.Dispose();
}

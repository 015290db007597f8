using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.PowerShell.Common;

/// <summary>What all cmdlets of the module share: asynchronous work on the pipeline thread, cancellation, and errors as records.</summary>
public abstract class EsCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Cancelled by Ctrl+C.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the cmdlet holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _stop.Dispose();
    }

    /// <summary>Waits for asynchronous work on the pipeline thread.</summary>
    private protected T Await<T>(Func<CancellationToken, Task<T>> work)
    {
        try
        {
            return SessionCulture.Run(() => work(_stop.Token)).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <inheritdoc cref="Await{T}(Func{CancellationToken, Task{T}})"/>
    private protected void Await(Func<CancellationToken, Task> work) => Await(async token =>
    {
        await work(token).ConfigureAwait(false);
        return true;
    });

    /// <summary>Whether the cmdlet is only to say what it would do.</summary>
    private protected bool IsWhatIf =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? whatIf) ? ((SwitchParameter)whatIf).IsPresent : GetVariableValue("WhatIfPreference") is true;

    /// <summary>Does something for one input object: an expected error becomes a record, and the pipeline goes on with the next.</summary>
    private protected void ForItem(object? target, Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (ErrorRecords.IsExpected(error))
        {
            WriteError(ErrorRecords.From(error, target));
        }
    }

    /// <summary>Does something without which the cmdlet cannot go on: an expected error ends it.</summary>
    private protected T Demand<T>(object? target, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (ErrorRecords.IsExpected(error))
        {
            ThrowTerminatingError(ErrorRecords.From(error, target));
            throw;
        }
    }
}

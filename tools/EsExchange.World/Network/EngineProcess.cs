using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp;

namespace EsExchange.World.Network;

/// <summary>A process in which an engine runs: it counts the steps of I/O and lets trouble happen at them.</summary>
/// <param name="troubles">What happens at which step.</param>
/// <param name="people">What people do while a step is on its way; the seed says what.</param>
/// <param name="whilePaused">What happens while the process stands still.</param>
/// <param name="trace">Gets a line for each step; null for none.</param>
internal sealed class EngineProcess(IReadOnlyList<Trouble> troubles, Action<int> people, Func<Task> whilePaused, Action<string>? trace)
{
    private bool _isDead;

    /// <summary>The steps of I/O so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Makes a step whose effect on Exchange is one for each item of a batch.</summary>
    public async Task<IReadOnlyList<ExchangeWriteResult>> WriteExchangeAsync<T>(IReadOnlyList<T> batch, Func<T, ExchangeWriteResult> effect, bool mayRepeat, [CallerMemberName] string step = "")
    {
        Trouble? trouble = Next(step);
        var chance = new Random(trouble?.Seed ?? 0);
        switch (trouble?.Kind)
        {
            case TroubleKind.RequestLost when chance.Next(2) == 0:
                throw new ExchangeException("Unreachable", "The request was lost.");
            case TroubleKind.RequestLost:
                return [.. batch.Select(_ => Unknown())];
            case TroubleKind.ResponseLost:
                return [.. batch.Select(item => Unknown(effect(item)))];
            case TroubleKind.Torn:
                return [.. batch.Select(item => chance.Next(2) == 0 ? Unknown() : Unknown(effect(item)))];
            case TroubleKind.Busy:
                return [.. batch.Select(item => chance.Next(3) switch
                {
                    0 => new ExchangeWriteResult(WriteOutcome.Later, null, "ErrorServerBusy"),
                    1 => new ExchangeWriteResult(WriteOutcome.Refused, null, "ErrorInternalServerError"),
                    _ => effect(item),
                })];
            case TroubleKind.Twice when mayRepeat:
                foreach (T item in batch)
                    effect(item);
                break;
        }

        List<ExchangeWriteResult> results = [.. batch.Select(effect)];
        await AfterAsync(trouble).ConfigureAwait(false);
        return results;
    }

    /// <summary>Makes a step that reads Exchange, or writes what has no items.</summary>
    public async Task<T> ReadExchangeAsync<T>(Func<Random?, T> read, bool hasToken = false, [CallerMemberName] string step = "")
    {
        Trouble? trouble = Next(step);
        switch (trouble?.Kind)
        {
            case TroubleKind.TokenLost when hasToken:
                throw new ExchangeException("InvalidSyncState", "The server no longer knows the token.", isSyncStateInvalid: true);
            case TroubleKind.RequestLost or TroubleKind.ResponseLost or TroubleKind.Torn:
                throw new ExchangeException("Unreachable", "The connection broke.");
        }

        T result = read(trouble?.Kind == TroubleKind.Busy ? new Random(trouble.Seed) : null);
        await AfterAsync(trouble).ConfigureAwait(false);
        return result;
    }

    /// <summary>Makes a step on the database, which takes effect as a whole or not at all.</summary>
    public async Task<T> DatabaseAsync<T>(Func<T> work, [CallerMemberName] string step = "")
    {
        Trouble? trouble = Next(step);
        if (trouble?.Kind is TroubleKind.RequestLost or TroubleKind.Busy)
            throw new EserpException(EserpError.Busy, "The database is busy.");
        T result = work();
        if (trouble?.Kind is TroubleKind.ResponseLost or TroubleKind.Torn)
            throw new EserpException(EserpError.Unavailable, "The connection to the database broke.");
        await AfterAsync(trouble).ConfigureAwait(false);
        return result;
    }

    private static ExchangeWriteResult Unknown(ExchangeWriteResult? hidden = null) =>
        hidden is { Outcome: WriteOutcome.Changed } ? hidden : new(WriteOutcome.Unknown, null, "The answer was lost.");

    /// <summary>Begins a step: counts it, and lets come what comes before it.</summary>
    /// <returns>The trouble that the step itself has to make; null for none.</returns>
    public Trouble? Next(string step)
    {
        if (_isDead)
            throw new ProcessDiedException();
        Steps++;
        Trouble? trouble = troubles.FirstOrDefault(candidate => candidate.Step == Steps);
        trace?.Invoke($"    {Steps}. {step} {trouble?.Kind}");
        switch (trouble?.Kind)
        {
            case TroubleKind.CrashBefore:
                throw Died();
            case TroubleKind.People:
                people(trouble.Seed);
                return null;
            default:
                return trouble;
        }
    }

    /// <summary>Lets come what comes after a step that went well.</summary>
    public async Task AfterAsync(Trouble? trouble)
    {
        if (trouble?.Kind == TroubleKind.CrashAfter)
            throw Died();
        if (trouble?.Kind == TroubleKind.Pause)
            await whilePaused().ConfigureAwait(false);
    }

    private ProcessDiedException Died()
    {
        _isDead = true;
        return new ProcessDiedException();
    }
}

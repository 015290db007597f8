namespace EsExchange.World.Network;

/// <summary>What happens to an engine at one step of its I/O.</summary>
internal enum TroubleKind
{
    /// <summary>The process dies before the step has any effect.</summary>
    CrashBefore,

    /// <summary>The process dies after the step's effect, before it sees the answer.</summary>
    CrashAfter,

    /// <summary>The request is lost: no effect, an error.</summary>
    RequestLost,

    /// <summary>The answer is lost: the effect, and an error.</summary>
    ResponseLost,

    /// <summary>The connection breaks in the middle of a batch: some items took effect, and nobody knows which.</summary>
    Torn,

    /// <summary>The server is busy: some items of a batch are refused for now, the rest takes effect.</summary>
    Busy,

    /// <summary>The request is delivered twice; creations are not, see docs/guarantees.md.</summary>
    Twice,

    /// <summary>The server no longer knows the token of the changes.</summary>
    TokenLost,

    /// <summary>The process stands still after the step until another engine has run.</summary>
    Pause,

    /// <summary>People edit while the step is on its way.</summary>
    People,
}

/// <summary>Trouble at a step.</summary>
/// <param name="Step">The number of the step in the run, from 1.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Seed">Decides which items it hits.</param>
internal sealed record Trouble(int Step, TroubleKind Kind, int Seed)
{
    public override string ToString() => $"{Kind}@{Step}/{Seed}";
}

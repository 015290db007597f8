using System;
using System.Collections.Generic;

namespace EsExchange.Simulator.Faults;

/// <summary>What goes wrong with a request.</summary>
public abstract record FaultEffect
{
    private protected FaultEffect()
    {
    }

    /// <summary>The request waits this long, by the server's clock, before it is carried out.</summary>
    public sealed record Latency(TimeSpan Delay) : FaultEffect;

    /// <summary>The connection breaks and nothing was changed.</summary>
    public sealed record DropBeforeEffect : FaultEffect;

    /// <summary>The store changes and the connection breaks before the answer.</summary>
    public sealed record DropAfterEffect : FaultEffect;

    /// <summary>The server answers with a status such as 429 or 503 and nothing was changed.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="RetryAfter">What the header Retry-After says, in whole seconds, or null.</param>
    public sealed record HttpError(int Status, TimeSpan? RetryAfter = null) : FaultEffect;

    /// <summary>A SOAP fault ErrorServerBusy.</summary>
    /// <param name="BackOffMilliseconds">What its MessageXml says.</param>
    public sealed record ServerBusy(int BackOffMilliseconds) : FaultEffect;

    /// <summary>A SOAP fault of another code.</summary>
    public sealed record SoapFault(string Code, string Message = "The request failed.") : FaultEffect;

    /// <summary>The response messages at some places carry an error, and those items are left alone.</summary>
    /// <param name="Code">For instance <c>ErrorIrresolvableConflict</c> or <c>ErrorInvalidSyncStateData</c>.</param>
    /// <param name="Indexes">The places in the batch from 0; null means all of them.</param>
    public sealed record ItemError(string Code, IReadOnlyList<int>? Indexes = null) : FaultEffect;

    /// <summary>The bearer token counts as expired: 401.</summary>
    public sealed record ExpiredToken : FaultEffect;

    /// <summary>The store changes and the answer breaks off in its middle.</summary>
    public sealed record TruncatedResponse : FaultEffect;

    /// <summary>The store changes and the answer, with status 200, is not SOAP.</summary>
    public sealed record GarbageResponse : FaultEffect;

    /// <summary>The store changes and the answer, though whole by its HTTP, is XML that breaks off and names an unknown entity.</summary>
    public sealed record MalformedXml : FaultEffect;

    /// <summary>The store changes and the answer trickles, as a slow-loris server's does.</summary>
    /// <param name="Pause">The wait before each piece, by the server's clock.</param>
    /// <param name="BytesAtOnce">The size of a piece.</param>
    public sealed record SlowResponse(TimeSpan Pause, int BytesAtOnce = 64) : FaultEffect;

    /// <summary>The answer comes in chunks that end within characters of more than one byte.</summary>
    public sealed record SplitCharacters : FaultEffect;

    /// <summary>A connection that was kept alive breaks when it is used again, as when the server closes it at the same moment; nothing was changed.</summary>
    public sealed record KeepAliveDrop : FaultEffect;

    /// <summary>Nothing happens until <see cref="FaultRule.Release"/>; then the request goes on.</summary>
    public sealed record Hang : FaultEffect;
}

using System;

namespace EsExchange.Ews.Errors;

/// <summary>What went wrong and what to do about it. It never holds a secret.</summary>
/// <param name="Category">The kind of error.</param>
/// <param name="Scope">How far it reaches.</param>
/// <param name="Message">What happened and what to do, one or two English sentences.</param>
public sealed record EwsError(EwsErrorCategory Category, EwsErrorScope Scope, string Message)
{
    /// <summary>The server's <c>ResponseCode</c> (schema type <c>ResponseCodeType</c>); null where no EWS answer came.</summary>
    public string? ResponseCode { get; init; }

    /// <summary>Whether the same request may succeed later without anybody doing anything.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the server asked to wait; null where it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The server's version where it is the reason; otherwise null.</summary>
    public Client.ServerVersion? ServerVersion { get; init; }
}

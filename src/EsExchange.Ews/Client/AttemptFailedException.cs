using System;
using EsExchange.Ews.Errors;

namespace EsExchange.Ews.Client;

/// <summary>One attempt failed; says whether the server may have acted on it.</summary>
internal sealed class AttemptFailedException(EwsError error, bool mayHaveTakenEffect, bool throttlesConnection = false, Exception? inner = null)
    : Exception(error.Message, inner)
{
    public EwsError Error { get; } = error;

    public bool MayHaveTakenEffect { get; } = mayHaveTakenEffect;

    /// <summary>Whether a smaller request may succeed: the server took the request for too large and did nothing.</summary>
    public bool IsTooLarge => Error.Category == EwsErrorCategory.QuotaExceeded && !MayHaveTakenEffect;

    /// <summary>Whether the whole server asked to slow down, not only the mailbox.</summary>
    public bool ThrottlesConnection { get; } = throttlesConnection;
}

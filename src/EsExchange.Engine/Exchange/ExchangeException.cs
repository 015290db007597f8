using System;

namespace EsExchange.Engine.Exchange;

/// <summary>The mailbox as a whole cannot be worked with; the message says what to do and holds no secret.</summary>
public sealed class ExchangeException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="errorId">A stable word, such as <c>Unreachable</c> or <c>ImpersonationDenied</c>.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="isSyncStateInvalid">Whether the server merely no longer knows the token of the changes.</param>
    /// <param name="innerException">The cause, if any.</param>
    public ExchangeException(string errorId, string message, bool isSyncStateInvalid = false, Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorId = errorId;
        IsSyncStateInvalid = isSyncStateInvalid;
    }

    /// <summary>A stable word for the kind of the error.</summary>
    public string ErrorId { get; }

    /// <summary>Whether the server merely no longer knows the token of the changes (<c>ErrorInvalidSyncStateData</c>).</summary>
    public bool IsSyncStateInvalid { get; }
}

using System;

namespace EsExchange.Engine.Runs;

/// <summary>A run, or one mailbox of it, cannot be begun; the message says what to do.</summary>
public sealed class SyncException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="errorId">A stable word, such as <c>InterfaceInUse</c> or <c>NoMailboxAddress</c>.</param>
    /// <param name="message">What is wrong and what to do.</param>
    public SyncException(string errorId, string message)
        : base(message) => ErrorId = errorId;

    /// <summary>A stable word for the kind of the error.</summary>
    public string ErrorId { get; }
}

using System;

namespace EsExchange.PowerShell.Common;

/// <summary>What was asked of a cmdlet cannot be done; the message says what to do.</summary>
public sealed class CommandException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="errorId">A stable word for the kind of the error.</param>
    /// <param name="message">What is wrong and what to do.</param>
    public CommandException(string errorId, string message)
        : base(message) => ErrorId = errorId;

    /// <summary>A stable word for the kind of the error.</summary>
    public string ErrorId { get; }
}

using System;

namespace EsExchange.Operations.Schedules;

/// <summary>A schedule cannot be worked with; the message says what to do.</summary>
public sealed class ScheduleException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="errorId">A stable word, such as <c>SchedulerFailed</c>.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause, if any.</param>
    public ScheduleException(string errorId, string message, Exception? innerException = null)
        : base(message, innerException) => ErrorId = errorId;

    /// <summary>A stable word for the kind of the error.</summary>
    public string ErrorId { get; }
}

using System;

namespace EsExchange.Ews.Errors;

/// <summary>A request to Exchange failed as a whole.</summary>
public sealed class EwsException : Exception
{
    /// <summary>Makes an exception of an error.</summary>
    /// <param name="error">What went wrong.</param>
    /// <param name="innerException">What caused it; null where the server said so.</param>
    public EwsException(EwsError error, Exception? innerException = null)
        : base((error ?? throw new ArgumentNullException(nameof(error))).Message, innerException)
    {
        Error = error;
    }

    /// <summary>What went wrong.</summary>
    public EwsError Error { get; }
}

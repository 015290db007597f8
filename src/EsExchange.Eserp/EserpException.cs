using System;

namespace EsExchange.Eserp;

/// <summary>The database cannot do what was asked; the message says what to do about it and holds no secret.</summary>
public sealed class EserpException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="error">The stable kind of the error.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause, if any.</param>
    public EserpException(EserpError error, string message, Exception? innerException = null)
        : base(message, innerException) => Error = error;

    /// <summary>The stable kind of the error.</summary>
    public EserpError Error { get; }
}

/// <summary>The stable kinds of errors of the database.</summary>
public enum EserpError
{
    /// <summary>There is no such database file or server.</summary>
    NotFound,

    /// <summary>The database holds no EsExchange schema yet.</summary>
    NotInitialized,

    /// <summary>The database was upgraded by a newer EsExchange.</summary>
    NewerVersion,

    /// <summary>The database needs an upgrade first.</summary>
    OlderVersion,

    /// <summary>Somebody else holds the database for too long.</summary>
    Busy,

    /// <summary>The database, or its folder, cannot be written.</summary>
    ReadOnly,

    /// <summary>The disk or the database is full.</summary>
    Full,

    /// <summary>The login was refused or lacks a right.</summary>
    AccessDenied,

    /// <summary>The file is no database, or a damaged one.</summary>
    Corrupt,

    /// <summary>The connection broke.</summary>
    Unavailable,

    /// <summary>There is already one of that name.</summary>
    AlreadyExists,

    /// <summary>There is none of that name or number.</summary>
    UnknownObject,

    /// <summary>It is still in use by something else.</summary>
    InUse,

    /// <summary>The value is not acceptable.</summary>
    InvalidValue,

    /// <summary>A constraint or a trigger of eserp refused the data.</summary>
    Refused,

    /// <summary>Another process runs the interface or took it over.</summary>
    LeaseLost,

    /// <summary>The key that protects secrets is missing or another one.</summary>
    SecretKeyMissing,

    /// <summary>Others may read the key that protects secrets.</summary>
    SecretKeyExposed,
}

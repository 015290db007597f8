using System;
using System.Management.Automation;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Runs;
using EsExchange.Eserp;
using EsExchange.Operations.Schedules;

namespace EsExchange.PowerShell.Common;

/// <summary>Turns the errors of the layers below into records with a stable id and a category.</summary>
internal static class ErrorRecords
{
    /// <summary>Whether an exception is an answer to the user rather than a fault of the module.</summary>
    public static bool IsExpected(Exception error) => error is EserpException or ExchangeException or SyncException or ScheduleException or CommandException;

    /// <summary>The record for an expected error.</summary>
    public static ErrorRecord From(Exception error, object? target)
    {
        string id = Id(error);
        return new ErrorRecord(error, "EsExchange." + id, Category(id), target);
    }

    private static string Id(Exception error) => error switch
    {
        EserpException eserp => eserp.Error.ToString(),
        ExchangeException exchange => exchange.ErrorId,
        SyncException sync => sync.ErrorId,
        ScheduleException schedule => schedule.ErrorId,
        CommandException command => command.ErrorId,
        _ => error.GetType().Name,
    };

    private static ErrorCategory Category(string id) => id switch
    {
        "NotFound" or "NotInitialized" or "UnknownObject" or "UnknownStaff" or "UnknownConnection" or "NotSynced" or "NoSyncedStaff" or "UnknownSchedule" or "SchedulerMissing" or "MailboxNotFound" or "NoMailboxAddress" => ErrorCategory.ObjectNotFound,
        "AlreadyExists" or "FileExists" => ErrorCategory.ResourceExists,
        "Busy" or "InUse" or "InterfaceInUse" or "LeaseLost" or "Throttled" => ErrorCategory.ResourceBusy,
        "ReadOnly" or "SchedulerRefused" or "AccessDenied" or "Forbidden" or "ImpersonationDenied" => ErrorCategory.PermissionDenied,
        "Unauthorized" or "TokenRequestFailed" or "SecretKeyMissing" => ErrorCategory.AuthenticationError,
        "SecretKeyExposed" or "CertificateUntrusted" or "CertificateExpired" or "CertificateWrongHost" or "RedirectRefused" => ErrorCategory.SecurityError,
        "NewerVersion" or "OlderVersion" or "ServerTooOld" => ErrorCategory.InvalidOperation,
        "NotConnected" or "AutodiscoverFailed" or "TlsFailed" or "Unreachable" or "Unavailable" => ErrorCategory.ConnectionError,
        "Timeout" => ErrorCategory.OperationTimeout,
        "Corrupt" or "InvalidMailboxAddress" => ErrorCategory.InvalidData,
        "Full" or "FileUnwritable" => ErrorCategory.WriteError,
        "ProtocolError" or "SchemaViolation" => ErrorCategory.ProtocolError,
        _ => ErrorCategory.InvalidArgument,
    };
}

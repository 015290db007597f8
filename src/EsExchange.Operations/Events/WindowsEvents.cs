using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Security;

namespace EsExchange.Operations.Events;

/// <summary>The Application log of Windows, under the source EsExchange.</summary>
#if NET
[System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
internal sealed class WindowsEvents : IRunEvents
{
    private const string Source = "EsExchange";
    private const string Log = "Application";
    private const int LongestMessage = 31000;

    // The framework's own message file, which every Windows has, shows each event's text as it is.
    private static readonly string MessageFile = Environment.ExpandEnvironmentVariables(@"%SystemRoot%\Microsoft.NET\Framework64\v4.0.30319\EventLogMessages.dll");

    /// <summary>Registers the source, which only an administrator may; the events of others come without it, and are then not written.</summary>
    /// <returns>Whether the source is registered.</returns>
    public static bool TryRegister()
    {
        try
        {
            if (!EventLog.SourceExists(Source))
                EventLog.CreateEventSource(new EventSourceCreationData(Source, Log) { MessageResourceFile = MessageFile });
            return true;
        }
        catch (Exception error) when (IsRefused(error))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Write(RunEvent written)
    {
        string message = written.Message.Length <= LongestMessage ? written.Message : written.Message.Substring(0, LongestMessage);
        EventLogEntryType type = written.Severity switch
        {
            EventSeverity.Error => EventLogEntryType.Error,
            EventSeverity.Warning => EventLogEntryType.Warning,
            _ => EventLogEntryType.Information,
        };
        try
        {
            if (TryRegister())
                EventLog.WriteEntry(Source, message, type, written.Id);
        }
        catch (Exception error) when (IsRefused(error))
        {
            // Full, or closed to this account: the log file and the error stream tell the same.
        }
    }

    private static bool IsRefused(Exception error) =>
        error is SecurityException or InvalidOperationException or Win32Exception or UnauthorizedAccessException or ArgumentException;
}

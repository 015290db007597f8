#if NET
using System;
#else
using System.Runtime.InteropServices;
#endif

namespace EsExchange.Operations.Events;

/// <summary>Finds the event log of the machine.</summary>
public static class EventLogs
{
    /// <summary>The event log of Windows; null elsewhere.</summary>
    public static IRunEvents? Find()
    {
#if NET
        return OperatingSystem.IsWindows() ? new WindowsEvents() : null;
#else
        return RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new WindowsEvents() : null;
#endif
    }

    /// <summary>Prepares the event log for events of this module, which on Windows only an administrator may.</summary>
    /// <returns>Whether events are written from now on; true where there is no event log.</returns>
    public static bool Prepare()
    {
#if NET
        return !OperatingSystem.IsWindows() || WindowsEvents.TryRegister();
#else
        return !RuntimeInformation.IsOSPlatform(OSPlatform.Windows) || WindowsEvents.TryRegister();
#endif
    }
}

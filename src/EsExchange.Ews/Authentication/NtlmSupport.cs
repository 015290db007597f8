#if NET
using System;
#endif

namespace EsExchange.Ews.Authentication;

/// <summary>NTLM outside of Windows: .NET brings it itself but leaves it switched off in favour of a library that few machines have.</summary>
internal static class NtlmSupport
{
#if NET
    private const string Switch = "System.Net.Security.UseManagedNtlm";
#endif

    /// <summary>Switches it on for the process, unless the process has decided.</summary>
    public static void Enable()
    {
#if NET
        if (!OperatingSystem.IsWindows() && !AppContext.TryGetSwitch(Switch, out _))
            AppContext.SetSwitch(Switch, true);
#endif
    }
}

using System;
using System.Diagnostics;
using System.Globalization;

namespace EsExchange.Eserp.Leases;

/// <summary>Names a process so that another one of the same machine can tell whether it still lives.</summary>
internal static class ProcessIdentity
{
    private static readonly Lazy<string> Own = new(() =>
    {
        using var process = Process.GetCurrentProcess();
        return Describe(process.Id, process);
    });

    /// <summary>Machine, process id and start of this process.</summary>
    public static string Current => Own.Value;

    /// <summary>Whether the holder was a process of this machine that is gone.</summary>
    public static bool IsDead(string holder)
    {
        string[] parts = holder.Split(' ');
        if (parts.Length != 5 || parts[0] != Environment.MachineName || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int id))
            return false;
        try
        {
            using var process = Process.GetProcessById(id);
            return Describe(id, process) != holder;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Describe(int id, Process process) => string.Format(
        CultureInfo.InvariantCulture, "{0} process {1} since {2:yyyy-MM-ddTHH:mm:ssZ}", Environment.MachineName, id, process.StartTime.ToUniversalTime());
}

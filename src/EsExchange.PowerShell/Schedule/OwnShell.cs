using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using EsExchange.PowerShell.Common;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Schedule;

/// <summary>Finds the PowerShell and the module that a scheduled run shall use: those of this session.</summary>
internal static class OwnShell
{
    private const string ModuleName = "EsExchange";

    /// <summary>The module's folder.</summary>
    public static string ModuleFolder { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(OwnShell).Assembly.Location)!, "..", ".."));

    /// <summary>Where this edition of PowerShell looks for the modules of all accounts on Windows.</summary>
    public static string SharedModules { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles),
#if NET
        "PowerShell",
#else
        "WindowsPowerShell",
#endif
        "Modules");

    /// <summary>The program, with what must come before its own arguments.</summary>
    /// <exception cref="CommandException"><c>NoShell</c>: the process is no PowerShell that could be started so.</exception>
    public static IReadOnlyList<string> Find()
    {
        using var process = Process.GetCurrentProcess();
        string program = process.MainModule!.FileName!;
        string name = Path.GetFileName(program).ToLowerInvariant();
        switch (name.EndsWith(".exe", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(name) : name)
        {
            case "pwsh":
            case "powershell":
            case "esexchange.shell":
                return [program];
            case "dotnet" when Assembly.GetEntryAssembly()?.Location is { Length: > 0 } entry:
                return [program, entry];
            default:
                string? installed = Installed();
                return installed is not null
                    ? [installed]
                    : throw new CommandException("NoShell", Messages.Format("NoShell", program));
        }
    }

    /// <summary>The module by its name where PowerShell finds it so, by its manifest elsewhere.</summary>
    public static string Module()
    {
        string parent = Path.GetDirectoryName(ModuleFolder)!;
        string[] roots = [.. (Environment.GetEnvironmentVariable("PSModulePath") ?? string.Empty).Split([Path.PathSeparator], StringSplitOptions.RemoveEmptyEntries)
            .Select(root => root.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar))];
        bool isInstalled = roots.Contains(parent, StringComparer.OrdinalIgnoreCase) || roots.Contains(Path.GetDirectoryName(parent), StringComparer.OrdinalIgnoreCase);
        return isInstalled ? ModuleName : Path.Combine(ModuleFolder, ModuleName + ".psd1");
    }

#if NET
    private static string? Installed()
    {
        string[] names = Path.DirectorySeparatorChar == '\\' ? ["pwsh.exe", "powershell.exe"] : ["pwsh"];
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split([Path.PathSeparator], StringSplitOptions.RemoveEmptyEntries);
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
#else
    /// <summary>Windows PowerShell itself: its development environment and its remoting run in programs of their own.</summary>
    private static string? Installed()
    {
        string program = Path.Combine(Environment.SystemDirectory, "WindowsPowerShell", "v1.0", "powershell.exe");
        return File.Exists(program) ? program : null;
    }
#endif
}

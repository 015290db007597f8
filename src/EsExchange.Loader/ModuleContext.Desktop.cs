#if NETFRAMEWORK
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;

namespace EsExchange.Loader;

/// <summary>
/// Windows PowerShell: .NET Framework has no load contexts of this kind. The module's assemblies are loaded from its folder, where the
/// runtime looks for their references first; what they reference in another version is answered from that folder too. Questions of other
/// modules' assemblies are never answered.
/// </summary>
internal static class ModuleContext
{
    private const string NativeLibrary = "e_sqlite3.dll";

    public static Assembly Load(string path)
    {
        string folder = Path.GetDirectoryName(path) + Path.DirectorySeparatorChar;
        var own = new HashSet<string>(Directory.EnumerateFiles(folder, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)!), StringComparer.OrdinalIgnoreCase);
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) => Resolve(folder, own, request);
        LoadNativeLibrary(folder);
        return Assembly.LoadFrom(path);
    }

    private static Assembly? Resolve(string folder, HashSet<string> own, ResolveEventArgs request)
    {
        string name = new AssemblyName(request.Name).Name;
        bool isOurs = request.RequestingAssembly is { IsDynamic: false } asking && asking.Location.StartsWith(folder, StringComparison.OrdinalIgnoreCase);
        return isOurs && own.Contains(name) ? Assembly.LoadFrom(Path.Combine(folder, name + ".dll")) : null;
    }

    private static void LoadNativeLibrary(string folder)
    {
        string architecture = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X86 => "win-x86",
            Architecture.Arm64 => "win-arm64",
            _ => "win-x64",
        };
        LoadLibrary(Path.Combine(folder, "runtimes", architecture, "native", NativeLibrary));
    }

    [DllImport("kernel32", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr LoadLibrary(string path);
}
#endif

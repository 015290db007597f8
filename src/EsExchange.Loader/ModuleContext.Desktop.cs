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
    private static readonly Version FrameworkVersion = new(4, 0, 0, 0);

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
        var name = new AssemblyName(request.Name);
        bool isOurs = request.RequestingAssembly is { IsDynamic: false } asking && asking.Location.StartsWith(folder, StringComparison.OrdinalIgnoreCase);
        if (!isOurs)
            return null;
        if (name.CultureInfo is { Name.Length: > 0 } culture)
            return LoadSatellite(Path.Combine(folder, culture.Name, name.Name + ".dll"));
        return own.Contains(name.Name) ? Assembly.LoadFrom(Path.Combine(folder, name.Name + ".dll")) : LoadFromFramework(name);
    }

    private static Assembly? LoadSatellite(string path) => File.Exists(path) ? Assembly.LoadFrom(path) : null;

    // Packages ask for facades such as System.ValueTuple in versions that only a binding redirect leads to the framework's own.
    private static Assembly? LoadFromFramework(AssemblyName name)
    {
        if (name.Version is null || name.Version <= FrameworkVersion)
            return null;
        try
        {
            return Assembly.Load(new AssemblyName(name.FullName) { Version = FrameworkVersion });
        }
        catch (IOException)
        {
            return null;
        }
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

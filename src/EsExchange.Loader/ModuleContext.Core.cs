#if NET
using System;
using System.Reflection;
using System.Runtime.Loader;

namespace EsExchange.Loader;

/// <summary>
/// PowerShell 7: an assembly load context of the module's own. What the module's dependency file names, managed or native, comes from its
/// folder; all else, PowerShell and the framework, is shared with the process.
/// </summary>
internal sealed class ModuleContext : AssemblyLoadContext
{
    private readonly AssemblyDependencyResolver _resolver;

    private ModuleContext(string path)
        : base("EsExchange") => _resolver = new AssemblyDependencyResolver(path);

    public static Assembly Load(string path) => new ModuleContext(path).LoadFromAssemblyPath(path);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string? path = _resolver.ResolveAssemblyToPath(assemblyName);
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        string? path = _resolver.ResolveUnmanagedDllToPath(unmanagedDllName);
        return path is null ? IntPtr.Zero : LoadUnmanagedDllFromPath(path);
    }
}
#endif

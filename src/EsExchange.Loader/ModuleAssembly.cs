using System.IO;
using System.Reflection;

namespace EsExchange.Loader;

/// <summary>Loads the assembly of the cmdlets, with all it depends on, apart from the assemblies of other modules.</summary>
public static class ModuleAssembly
{
    private const string Name = "EsExchange.PowerShell.dll";
    private static readonly object Gate = new();
    private static Assembly? _loaded;

    /// <summary>Loads it, or gives back what an earlier import in this process has loaded.</summary>
    /// <param name="folder">The folder of the assemblies for this edition of PowerShell.</param>
    /// <returns>The assembly of the cmdlets.</returns>
    /// <exception cref="FileNotFoundException">The module is incomplete.</exception>
    public static Assembly Load(string folder)
    {
        lock (Gate)
            return _loaded ??= ModuleContext.Load(Path.Combine(folder, Name));
    }
}

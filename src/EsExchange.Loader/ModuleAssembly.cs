using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;

namespace EsExchange.Loader;

/// <summary>Loads the assembly of the cmdlets, with all it depends on, apart from the assemblies of other modules.</summary>
/// <remarks>
/// A process loads one loader and keeps it, even where a newer version of the module is imported later from another folder. What is public
/// here must therefore stay as it is.
/// </remarks>
public static class ModuleAssembly
{
    private const string Name = "EsExchange.PowerShell.dll";
    private static readonly Dictionary<string, Assembly> Loaded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Loads it, or gives back what an earlier import of this folder in this process has loaded.</summary>
    /// <param name="folder">The full path of the folder with the assemblies for this edition of PowerShell.</param>
    /// <returns>The assembly of the cmdlets; the same for every runspace of the process.</returns>
    /// <exception cref="FileNotFoundException">The folder holds no such assembly: the module is incomplete.</exception>
    public static Assembly Load(string folder)
    {
        string path = Path.GetFullPath(Path.Combine(folder, Name));
        lock (Loaded)
        {
            if (Loaded.TryGetValue(path, out Assembly? assembly))
                return assembly;
            if (!File.Exists(path))
                throw new FileNotFoundException($"The module is incomplete: '{path}' is missing. Install it anew.", path);
            return Loaded[path] = ModuleContext.Load(path);
        }
    }
}

using System;
using System.IO;
using System.Reflection;

namespace EsExchange.Desktop;

/// <summary>The module as it is shipped for Windows PowerShell: its own loader loads it, and answers what it asks for.</summary>
internal static class ShippedModule
{
    /// <summary>Loads it, and lets this program, which is no part of it, use its assemblies.</summary>
    /// <param name="binaries">The module's folder <c>bin</c>.</param>
    public static void Load(string binaries)
    {
        string folder = Path.Combine(binaries, "net472");
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) =>
        {
            bool isAskedHere = request.RequestingAssembly == typeof(ShippedModule).Assembly;
            string name = new AssemblyName(request.Name).Name;
            string path = name == "EsExchange.Loader" ? Path.Combine(binaries, "loader", "net472", name + ".dll") : Path.Combine(folder, name + ".dll");
            return isAskedHere && File.Exists(path) ? Assembly.LoadFrom(path) : null;
        };
        Cmdlets = LoadTwice(folder);
    }

    /// <summary>The assembly of the cmdlets.</summary>
    public static Assembly Cmdlets { get; private set; } = null!;

    private static Assembly LoadTwice(string folder)
    {
        Assembly first = Loader.ModuleAssembly.Load(folder);
        return ReferenceEquals(first, Loader.ModuleAssembly.Load(folder)) ? first : throw new InvalidOperationException("A second import loaded the assembly anew.");
    }
}

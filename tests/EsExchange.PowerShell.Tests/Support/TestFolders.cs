using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace EsExchange.PowerShell.Tests.Support;

/// <summary>Where the build put what the tests look at.</summary>
internal static class TestFolders
{
    public static string Module { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Metadata("ModuleFolder")));

    public static string Repository { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Metadata("RepositoryFolder")));

    public static string Docs => Path.Combine(Repository, "docs");

    public static string Manifest => Path.Combine(Module, "EsExchange.psd1");

    public static string ForeignLibraries { get; } = Path.Combine(Metadata("FixtureFolder"), "ForeignLibraries");

    public static string Probe { get; } = Path.Combine(Metadata("FixtureFolder"), "IsolationProbe", "IsolationProbe.dll");

    public static string DesktopReferences { get; } = Metadata("DesktopReferenceFolder");

    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Scripts", name);

    private static string Metadata(string key) =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}

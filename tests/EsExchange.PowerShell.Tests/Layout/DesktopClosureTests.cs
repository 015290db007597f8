using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using EsExchange.PowerShell.Tests.Support;
using Xunit;

namespace EsExchange.PowerShell.Tests.Layout;

/// <summary>What Windows PowerShell will find, read from the assemblies' metadata: this needs no Windows.</summary>
public sealed class DesktopClosureTests
{
    private static readonly string Folder = Path.Combine(TestFolders.Module, "bin", "net472");

    [Fact]
    public void Every_reference_is_answered_by_the_module_the_framework_or_PowerShell()
    {
        var own = ReadAll(Folder);
        var framework = ReadAll(TestFolders.DesktopReferences, Path.Combine(TestFolders.DesktopReferences, "Facades"));
        Assert.NotEmpty(own);
        Assert.True(framework.Count > 100, "The reference assemblies of .NET Framework 4.7.2 were not found.");

        var open = new List<string>();
        foreach (var assembly in own.Values)
        {
            foreach (var reference in assembly.References)
            {
                var answered = reference.Name == "System.Management.Automation"
                    || Answers(own, reference)
                    || Answers(framework, reference)
                    || Answers(framework, RedirectedByLoader(reference));
                if (!answered)
                    open.Add($"{assembly.Name.Name} needs {reference.FullName}");
            }
        }

        Assert.Empty(open);
    }

    [Fact]
    public void Loader_needs_nothing_but_the_framework()
    {
        var loader = Read(Path.Combine(TestFolders.Module, "bin", "loader", "net472", "EsExchange.Loader.dll"));
        var framework = ReadAll(TestFolders.DesktopReferences, Path.Combine(TestFolders.DesktopReferences, "Facades"));

        Assert.All(loader.References, reference => Assert.True(Answers(framework, reference), reference.FullName));
    }

    // The runtime or the loader's handler lets a higher version of the same key answer a lower one.
    private static bool Answers(Dictionary<string, DesktopAssembly> assemblies, AssemblyName reference) =>
        assemblies.TryGetValue(reference.Name!, out var candidate)
        && candidate.Name.Version >= reference.Version
        && (candidate.Name.GetPublicKeyToken() ?? []).SequenceEqual(reference.GetPublicKeyToken() ?? []);

    private static AssemblyName RedirectedByLoader(AssemblyName reference) =>
        new(reference.FullName) { Version = new Version(4, 0, 0, 0) };

    private static Dictionary<string, DesktopAssembly> ReadAll(params string[] folders) =>
        folders.SelectMany(f => Directory.EnumerateFiles(f, "*.dll")).Where(IsManaged).Select(Read)
            .GroupBy(a => a.Name.Name!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.MaxBy(a => a.Name.Version)!, StringComparer.OrdinalIgnoreCase);

    private static bool IsManaged(string path)
    {
        using var reader = new PEReader(File.OpenRead(path));
        return reader.HasMetadata && reader.GetMetadataReader().IsAssembly;
    }

    private static DesktopAssembly Read(string path)
    {
        using var reader = new PEReader(File.OpenRead(path));
        var metadata = reader.GetMetadataReader();
        return new DesktopAssembly(
            metadata.GetAssemblyDefinition().GetAssemblyName(),
            [.. metadata.AssemblyReferences.Select(r => metadata.GetAssemblyReference(r).GetAssemblyName())]);
    }

    private sealed record DesktopAssembly(AssemblyName Name, IReadOnlyList<AssemblyName> References);
}

using System;
using System.Collections.Generic;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using EsExchange.ModuleBuilder.Help;
using EsExchange.PowerShell.Tests.Support;

namespace EsExchange.PowerShell.Tests.Help;

/// <summary>The pages below docs/cmdlets.</summary>
internal static class HelpPages
{
    private static readonly ConcurrentDictionary<string, CmdletPage> Read = new();

    public static IReadOnlyList<string> Languages { get; } = ["en-US", "de-DE"];

    public static CmdletPage Of(string language, string cmdlet) => Read.GetOrAdd(File(language, cmdlet), PageReader.Read);

    public static string File(string language, string cmdlet) => Path.Combine(TestFolders.Docs, "cmdlets", language, cmdlet + ".md");

    public static IEnumerable<string> Cmdlets(string language) =>
        Directory.EnumerateFiles(Path.Combine(TestFolders.Docs, "cmdlets", language), "*-*.md").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Topics(string language) =>
        Directory.EnumerateFiles(Path.Combine(TestFolders.Docs, "cmdlets", language), "about_*.md").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.OrdinalIgnoreCase);
}

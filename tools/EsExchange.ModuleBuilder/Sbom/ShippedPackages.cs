using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace EsExchange.ModuleBuilder.Sbom;

/// <summary>Finds the packages whose files lie in the module.</summary>
internal static class ShippedPackages
{
    private static readonly string[] FileGroups = ["runtime", "runtimeTargets", "resource"];

    /// <summary>Reads what the restore of the module's project recorded.</summary>
    /// <param name="assetsFile">The project.assets.json.</param>
    /// <param name="module">The folder of the module.</param>
    public static IReadOnlyList<ShippedPackage> Find(string assetsFile, string module)
    {
        JsonNode assets = JsonNode.Parse(File.ReadAllText(assetsFile))!;
        string[] folders = [.. assets["packageFolders"]!.AsObject().Select(folder => folder.Key)];
        var files = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var dependencies = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach ((string target, JsonNode? libraries) in assets["targets"]!.AsObject())
        {
            string binaries = target.StartsWith(".NETFramework", StringComparison.Ordinal) || target == "net472" ? "bin/net472/" : "bin/net8.0/";
            Dictionary<string, string> resolved = libraries!.AsObject().ToDictionary(library => library.Key.Split('/')[0], library => library.Key, StringComparer.OrdinalIgnoreCase);
            foreach ((string library, JsonNode? content) in libraries!.AsObject())
            {
                string[] shipped = (string?)content!["type"] == "package" ? [.. Files(content).Select(file => binaries + file).Where(file => File.Exists(Path.Combine(module, file)))] : [];
                if (shipped.Length == 0)
                    continue;
                Set(files, library).UnionWith(shipped);
                Set(dependencies, library).UnionWith((content["dependencies"]?.AsObject() ?? []).Select(dependency => resolved[dependency.Key]));
            }
        }

        return [.. files.Select(entry => Describe(entry.Key, assets["libraries"]![entry.Key]!, folders, entry.Value, [.. dependencies[entry.Key].Where(files.ContainsKey)]))];
    }

    private static SortedSet<string> Set(IDictionary<string, SortedSet<string>> sets, string key) =>
        sets.TryGetValue(key, out SortedSet<string>? set) ? set : sets[key] = new SortedSet<string>(StringComparer.Ordinal);

    private static IEnumerable<string> Files(JsonNode content)
    {
        foreach (string group in FileGroups)
        {
            foreach ((string path, JsonNode? facts) in content[group]?.AsObject() ?? [])
            {
                yield return group switch
                {
                    "runtime" => Path.GetFileName(path),
                    "resource" => $"{(string)facts!["locale"]!}/{Path.GetFileName(path)}",
                    _ => path,
                };
            }
        }
    }

    private static ShippedPackage Describe(string library, JsonNode record, string[] folders, SortedSet<string> files, string[] dependencies)
    {
        string[] words = library.Split('/');
        string? nuspec = folders.Select(folder => Path.Combine(folder, (string)record["path"]!, words[0].ToLowerInvariant() + ".nuspec")).FirstOrDefault(File.Exists);
        XElement? metadata = nuspec is null ? null : XDocument.Load(nuspec).Root!.Elements().FirstOrDefault(element => element.Name.LocalName == "metadata");
        XElement? license = Child(metadata, "license");
        string? hash = (string?)record["sha512"];
        return new ShippedPackage(
            ToReference(library),
            words[0],
            words[1],
            hash is null ? null : Convert.ToHexStringLower(Convert.FromBase64String(hash)),
            (string?)license?.Attribute("type") == "expression" ? license!.Value : null,
            license is null ? Child(metadata, "licenseUrl")?.Value : (string?)license.Attribute("type") == "file" ? license.Value : null,
            files,
            [.. dependencies.Select(ToReference)]);
    }

    private static string ToReference(string library) => "pkg:nuget/" + library.Replace('/', '@');

    private static XElement? Child(XElement? parent, string name) => parent?.Elements().FirstOrDefault(element => element.Name.LocalName == name);
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EsExchange.ModuleBuilder.Sbom;

/// <summary>Writes a CycloneDX 1.6 document; the same module gives the same document.</summary>
public static class BillOfMaterials
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The document of a laid-out module.</summary>
    /// <param name="assetsFile">The project.assets.json of the module's project.</param>
    /// <param name="module">The folder of the module.</param>
    public static string Of(string assetsFile, string module)
    {
        IReadOnlyList<ShippedPackage> packages = ShippedPackages.Find(assetsFile, module);
        string version = (string)JsonNode.Parse(File.ReadAllText(assetsFile))!["project"]!["version"]!;
        string root = $"pkg:generic/EsExchange@{version}";
        var document = new JsonObject
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = new JsonObject
                {
                    ["type"] = "application",
                    ["bom-ref"] = root,
                    ["name"] = "EsExchange",
                    ["version"] = version,
                    ["licenses"] = new JsonArray(new JsonObject { ["license"] = new JsonObject { ["id"] = "MIT" } }),
                    ["purl"] = root,
                },
            },
            ["components"] = Array(packages.Select(Component)),
            ["dependencies"] = Array(packages
                .Select(package => Dependency(package.Reference, package.Dependencies))
                .Prepend(Dependency(root, packages.Select(package => package.Reference)))),
        };
        document.Insert(3, "serialNumber", "urn:uuid:" + new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(document.ToJsonString())).AsSpan(0, 16)));
        return document.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Component(ShippedPackage package)
    {
        var component = new JsonObject
        {
            ["type"] = "library",
            ["bom-ref"] = package.Reference,
            ["name"] = package.Name,
            ["version"] = package.Version,
            ["scope"] = "required",
        };
        if (package.Sha512 is { } hash)
            component["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = hash });
        if (package.License is { } expression)
            component["licenses"] = new JsonArray(new JsonObject { ["expression"] = expression });
        else if (package.LicenseName is { } name)
            component["licenses"] = new JsonArray(new JsonObject { ["license"] = new JsonObject { ["name"] = name } });
        component["purl"] = package.Reference;
        component["evidence"] = new JsonObject { ["occurrences"] = Array(package.Files.Select(file => new JsonObject { ["location"] = file })) };
        return component;
    }

    private static JsonObject Dependency(string reference, IEnumerable<string> on) => new()
    {
        ["ref"] = reference,
        ["dependsOn"] = Array(on.Select(name => JsonValue.Create(name))),
    };

    private static JsonArray Array(IEnumerable<JsonNode?> nodes) => new([.. nodes]);
}

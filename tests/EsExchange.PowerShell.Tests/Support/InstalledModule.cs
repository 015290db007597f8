using System.IO;
using System.Text.RegularExpressions;

namespace EsExchange.PowerShell.Tests.Support;

/// <summary>Copies of the module, as they lie on an admin's machine.</summary>
internal static class InstalledModule
{
    /// <summary>Copies the module into a folder.</summary>
    /// <returns>The manifest of the copy.</returns>
    public static string CopyTo(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(TestFolders.Module, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(folder, Path.GetRelativePath(TestFolders.Module, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return Path.Combine(folder, "EsExchange.psd1");
    }

    /// <summary>Copies the module as another version, in the folders that PowerShell expects.</summary>
    /// <returns>The manifest of the copy.</returns>
    public static string InstallAs(string version, string modules)
    {
        string manifest = CopyTo(Path.Combine(modules, "EsExchange", version));
        string text = File.ReadAllText(manifest);
        File.WriteAllText(manifest, Regex.Replace(text, @"(ModuleVersion\s*=\s*)'[^']+'", $"$1'{version}'"));
        return manifest;
    }
}

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using EsExchange.Ews.Tests.Support;
using Xunit;

namespace EsExchange.Ews.Tests.Interop;

/// <summary>ews-javascript-api as a judge; <c>tests/interop/run</c> installs it.</summary>
internal static class JavaScriptReader
{
    /// <summary>Lets the foreign client read items and compare them.</summary>
    /// <returns>What it printed: <c>ok</c> and their number, or each difference.</returns>
    public static async Task<string> CompareAsync(SimulatorWorld world, IReadOnlyList<Dictionary<string, object?>> items)
    {
        (string modules, string script) = Find() ?? throw new InvalidOperationException("Ask IsInstalled first.");
        using var node = new Process
        {
            StartInfo = new ProcessStartInfo("node", [script, world.Options.Url.ToString(), SimulatorWorld.Anna, SimulatorWorld.Service, SimulatorWorld.Password])
            {
                WorkingDirectory = modules, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            },
        };
        node.Start();
        Task<string> output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(items));
        node.StandardInput.Close();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (await output + (node.ExitCode == 0 ? string.Empty : await errors)).Trim();
    }

    public static bool IsInstalled => Find() is not null;

    private static (string Modules, string Script)? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string modules = Path.Combine(folder.FullName, "out", "interop", "npm");
            string script = Path.Combine(folder.FullName, "tests", "interop", "ews-javascript-api", "items.mjs");
            if (File.Exists(script))
                return Directory.Exists(Path.Combine(modules, "node_modules", "ews-javascript-api")) ? (modules, script) : null;
        }

        return null;
    }
}

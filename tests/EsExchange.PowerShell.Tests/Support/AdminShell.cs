using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace EsExchange.PowerShell.Tests.Support;

/// <summary>Runs scripts in a PowerShell of its own process, with the module as it is laid out.</summary>
internal static class AdminShell
{
    private static readonly string Root = FindRoot();

    /// <summary>The manifest of the module.</summary>
    public static string Manifest { get; } = Path.Combine(Root, "out", "EsExchange", "EsExchange.psd1");

    /// <summary>Starts a script; the caller waits for it, or kills it.</summary>
    public static Process Start(string script, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        string file = Path.Combine(folder, Guid.NewGuid().ToString("N") + ".ps1");
        File.WriteAllText(file, $"Import-Module '{Manifest}'\n{script}\n");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "EsExchange.Shell.dll"));
        start.ArgumentList.Add("-File");
        start.ArgumentList.Add(file);
        start.Environment["ESEXCHANGE_KEY_FOLDER"] = Path.Combine(folder, "keys");
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Runs a script to its end.</summary>
    public static async Task<ShellRun> RunAsync(string script, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        using Process process = Start(script, folder, environment);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ShellRun(process.ExitCode, await output, await errors);
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EsExchange.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests lie outside of the repository.");
    }
}

/// <summary>What a script printed, and its exit code.</summary>
internal sealed record ShellRun(int ExitCode, string Output, string Errors);

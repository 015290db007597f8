using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using ShellProgram = EsExchange.Shell.Program;

namespace EsExchange.PowerShell.Tests.Support;

/// <summary>A run of the shell in a process of its own.</summary>
internal sealed record ShellProcess(int ExitCode, string Output, string Errors)
{
    public static Task<ShellProcess> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    public static async Task<ShellProcess> RunWithInputAsync(string input, params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new ShellProcess(process.ExitCode, await output, await errors);
    }

    public static Process Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(ShellProgram).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}

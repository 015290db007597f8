using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace EsExchange.Mutations;

/// <summary>A copy of a test project's output in which the changed assembly is put, and how it is run.</summary>
internal sealed class TestRun
{
    private readonly string _folder;
    private readonly string _program;
    private readonly string[] _arguments;

    private TestRun(string folder, string program, string[] arguments)
    {
        _folder = folder;
        _program = program;
        _arguments = arguments;
    }

    /// <summary>How long a run may take before it counts as noticed.</summary>
    public TimeSpan Limit { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Copies the output of a built test project; the copy lies in the project's own folder, where tests find the repository.</summary>
    /// <param name="command">The test project and further arguments for its runner.</param>
    /// <param name="worker">Which of several that run at once.</param>
    public static TestRun Prepare(string command, int worker)
    {
        string[] parts = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string project = Path.GetFullPath(parts[0]);
        string output = Directory.GetDirectories(Path.Combine(project, "bin", "Debug"), "net*").Single();
        string copy = Path.Combine(project, "bin", $"Mutants{worker}", Path.GetFileName(output));
        foreach (string file in Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories).Where(file => !file.Contains("TestResults")))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(output, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        return new TestRun(copy, Path.Combine(copy, $"{Path.GetFileName(project)}.dll"), [.. parts.Skip(1)]);
    }

    /// <summary>Whether all tests pass with the assembly.</summary>
    public async Task<bool> PassesAsync(string assemblyFile, byte[] assembly)
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, assemblyFile), assembly);
        var start = new ProcessStartInfo("dotnet", [_program, "--stop-on-fail", "on", "--no-progress", "--no-ansi", .. _arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        _ = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        Task exit = process.WaitForExitAsync();
        if (await Task.WhenAny(exit, Task.Delay(Limit)) == exit)
            return process.ExitCode == 0;
        process.Kill(entireProcessTree: true);
        await exit;
        return false;
    }
}

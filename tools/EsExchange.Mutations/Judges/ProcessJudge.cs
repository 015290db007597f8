using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace EsExchange.Mutations.Judges;

/// <summary>A program that is asked about one change after the other and stays warm in between: stories of the world in memory, or a test project.</summary>
/// <remarks>It is begun anew after so many changes, after one that hangs, and for each change that has to count from the start; before that it must find the unchanged project sound.</remarks>
internal sealed class ProcessJudge : IDisposable
{
    private const int AsksOfProcess = 40;
    private static readonly TimeSpan LongestSound = TimeSpan.FromMinutes(10);

    private readonly string _folder;
    private readonly string _program;
    private readonly string[] _arguments;
    private TimeSpan _limit = LongestSound;
    private Process? _process;
    private int _asked;

    private ProcessJudge(string folder, string program, string[] arguments)
    {
        _folder = folder;
        _program = Path.Combine(folder, program);
        _arguments = arguments;
    }

    /// <param name="worlds">How many stories are told of each change.</param>
    /// <param name="place">Tells it from all others.</param>
    public static ProcessJudge OfWorlds(string worlds, string place)
    {
        string copy = Path.Combine(Path.GetTempPath(), "esexchange-mutations", place);
        Copy(AppContext.BaseDirectory, copy);
        return new ProcessJudge(copy, "EsExchange.Mutations.dll", [WorldTeller.Command, worlds]);
    }

    /// <summary>Copies the output of a built test project; the copy lies in the project's own folder, where tests find the repository.</summary>
    /// <param name="command">The test project and further arguments for xunit's own runner.</param>
    /// <param name="place">Tells it from all others.</param>
    public static ProcessJudge OfTests(string command, string place)
    {
        string[] parts = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string project = Path.GetFullPath(parts[0]);
        string output = Directory.GetDirectories(Path.Combine(project, "bin", "Debug"), "net*").Single();
        string copy = Path.Combine(project, "bin", $"Mutants{place}", Path.GetFileName(output));
        Copy(output, copy);
        return new ProcessJudge(copy, $"{Path.GetFileName(project)}.dll", [.. parts.Skip(1)]);
    }

    /// <summary>Demands that the unchanged project passes.</summary>
    /// <returns>The changes that come into question: those whose code is passed at all.</returns>
    public async Task<IReadOnlySet<int>> TrySoundAsync(ChangedAssembly sound)
    {
        _process = await StartAsync(sound);
        var time = Stopwatch.StartNew();
        if (!await AskAsync(_process, Listener.Nothing))
            throw new InvalidOperationException($"The unchanged project does not pass: {_program} {string.Join(' ', _arguments)}");
        _limit = TimeSpan.FromSeconds(20) + (2 * time.Elapsed);
        return await ReachedAsync(_process);
    }

    /// <summary>Whether the change goes unnoticed.</summary>
    public async Task<bool> PassesAsync(ChangedAssembly changed)
    {
        int number = changed.Number ?? Listener.Nothing;
        if (changed.CanBeChosenLater)
        {
            _process ??= await StartAsync(changed);
            bool passes = await AskAsync(_process, number);
            if (_process.HasExited)
                _process = null;
            else if (++_asked % AsksOfProcess == 0)
                await RenewAsync();
            return passes;
        }

        End();
        _process = await StartAsync(changed);
        bool unnoticed = await AskAsync(_process, number);
        End();
        return unnoticed;
    }

    public void Dispose() => End();

    /// <summary>What a change has left behind must not make others look noticed.</summary>
    private async Task RenewAsync()
    {
        if (!await AskAsync(_process!, Listener.Nothing))
            await Console.Error.WriteLineAsync($"After the last {AsksOfProcess} changes the unchanged project no longer passed in the same process.");
        End();
    }

    private async Task<Process> StartAsync(ChangedAssembly assembly)
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, assembly.FileName), assembly.Bytes);
        Process process = Process.Start(Listener.Start(_program, _arguments, assembly))!;
        _ = process.StandardError.ReadToEndAsync();
        return process;
    }

    private async Task<bool> AskAsync(Process process, int number)
    {
        await process.StandardInput.WriteLineAsync(number.ToString(CultureInfo.InvariantCulture));
        Task<string?> answer = AnswerAsync(process);
        if (await Task.WhenAny(answer, Task.Delay(_limit)) == answer && await answer is { } word)
            return word == Listener.Passed;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        return false;
    }

    private static async Task<IReadOnlySet<int>> ReachedAsync(Process process)
    {
        await process.StandardInput.WriteLineAsync(Listener.Reached);
        string[] numbers = (await AnswerAsync(process))!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return numbers.Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToHashSet();
    }

    /// <summary>The next answer; a program may write other things too.</summary>
    private static async Task<string?> AnswerAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Listener.Answer, StringComparison.Ordinal))
                return line[Listener.Answer.Length..];
        }

        return null;
    }

    private void End()
    {
        if (_process is { HasExited: false })
            _process.Kill(entireProcessTree: true);
        _process?.WaitForExit();
        _process = null;
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.Contains("TestResults")))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Mutations;

/// <summary>Changes a project in many small ways and runs its tests on each; what no test notices is shown.</summary>
public static class Program
{
    private const string Usage = """
        esexchange-mutations project --tests "test-project [arguments]" [--tests ...] [--framework net8.0] [--at part,part] [--every n] [--parallel n] [--list]
        The test projects have to be built. They are run in the order in which they are named, until one fails. --at takes the changes whose place, such as Planner.cs:47, contains a part;
        --every n takes each n-th change only.
        """;

    public static async Task<int> Main(string[] args)
    {
        string[] commands = [.. args.Index().Where(arg => arg.Item == "--tests").Select(arg => args[arg.Index + 1])];
        if (args.Length == 0 || commands.Length == 0)
        {
            Console.WriteLine(Usage);
            return 2;
        }

        Subject subject = Subject.Open(args[0], Option(args, "--framework") ?? "net8.0");
        string[] files = Option(args, "--at")?.Split(',') ?? [""];
        int every = Number(args, "--every");
        Mutant[] mutants = [.. subject.Files.SelectMany(Mutator.Of).Where(mutant => files.Any($"{mutant}".Contains)).Where((_, i) => i % every == 0)];
        if (args.Contains("--list"))
        {
            foreach (Mutant mutant in mutants)
                Console.WriteLine(mutant);
            return 0;
        }

        int parallel = Number(args, "--parallel");
        var workers = new ConcurrentBag<TestRun[]>();
        for (int worker = 0; worker < parallel; worker++)
            workers.Add([.. commands.Select(command => TestRun.Prepare(command, worker))]);
        await DemandSoundAsync(subject, workers);
        return await TryAsync(subject, mutants, workers, parallel);
    }

    /// <summary>The unchanged project has to pass, and says how long a run may take.</summary>
    private static async Task DemandSoundAsync(Subject subject, IEnumerable<TestRun[]> workers)
    {
        byte[] sound = subject.Compile(null) ?? throw new InvalidOperationException("The project does not compile.");
        foreach (TestRun run in workers.SelectMany(runs => runs))
        {
            var time = Stopwatch.StartNew();
            if (!await run.PassesAsync(subject.AssemblyFile, sound))
                throw new InvalidOperationException("The tests do not pass on the unchanged project.");
            run.Limit = TimeSpan.FromSeconds(20) + (4 * time.Elapsed);
        }
    }

    private static async Task<int> TryAsync(Subject subject, Mutant[] mutants, ConcurrentBag<TestRun[]> workers, int parallel)
    {
        int noticed = 0, survived = 0, invalid = 0;
        await Parallel.ForEachAsync(mutants, new ParallelOptions { MaxDegreeOfParallelism = parallel }, async (mutant, _) =>
        {
            if (subject.Compile(mutant) is not { } assembly)
            {
                Interlocked.Increment(ref invalid);
                return;
            }

            workers.TryTake(out TestRun[]? runs);
            bool passes = true;
            foreach (TestRun run in runs!)
                passes = passes && await run.PassesAsync(subject.AssemblyFile, assembly);
            workers.Add(runs);
            Interlocked.Increment(ref passes ? ref survived : ref noticed);
            if (passes)
                Console.WriteLine(Path.GetRelativePath(".", $"{mutant}"));
        });
        Console.WriteLine($"{mutants.Length} changes: {invalid} do not compile, {noticed} were noticed, {survived} were not.");
        return survived == 0 ? 0 : 1;
    }

    private static int Number(string[] args, string name) => int.Parse(Option(args, name) ?? "1", CultureInfo.InvariantCulture);

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and int at ? args[at + 1] : null;
}

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Mutations.Changes;
using EsExchange.Mutations.Judges;

namespace EsExchange.Mutations;

/// <summary>Changes a project in many small ways and lets its judges look at each; what none notices is shown.</summary>
public static class Program
{
    private const string Usage = """
        esexchange-mutations project [--worlds n] [--tests "test-project [arguments]"]... [--framework net8.0] [--at part,part] [--every n] [--parallel n] [--list]
        The judges are stories of so many worlds in memory, and test projects, which have to be built. They judge in the order in which they are named, until one notices the change.
        --at takes the changes whose place, such as Planner.cs:47, contains a part, or the lines of a file that an earlier run printed (@file); --every n takes each n-th change only.
        """;

    public static async Task<int> Main(string[] args)
    {
        if (args is [WorldTeller.Command, { } worlds])
        {
            await WorldTeller.ListenAsync(ulong.Parse(worlds, CultureInfo.InvariantCulture));
            return 0;
        }

        if (args.Length == 0 || !args.Any(arg => arg is "--tests" or "--worlds" or "--list"))
        {
            Console.WriteLine(Usage);
            return 2;
        }

        Subject subject = Subject.Open(args[0], Option(args, "--framework") ?? "net8.0");
        string[] files = [.. (Option(args, "--at") ?? "").Split(',').SelectMany(part => part.StartsWith('@') ? File.ReadLines(part[1..]).Where(line => line.Length > 0) : [part])];
        int every = Number(args, "--every");
        Mutant[] mutants = [.. subject.Files.SelectMany(Mutator.Of).Where(mutant => files.Any($"{mutant}".Contains)).Where((_, i) => i % every == 0)];
        if (args.Contains("--list"))
        {
            foreach (Mutant mutant in mutants)
                Console.WriteLine(mutant);
            return 0;
        }

        int parallel = Number(args, "--parallel");
        SwitchedProject switched = SwitchedProject.Compile(subject, mutants);
        Console.Error.WriteLine($"{mutants.Length} changes, {switched.Numbers.Count} of them compiled together.");
        var workers = new ConcurrentBag<Court>();
        for (int worker = 0; worker < parallel; worker++)
            workers.Add(await Court.OpenAsync(Judges(args, worker), new ChangedAssembly(subject.AssemblyFile, switched.Assembly, null, true, false)));
        return await TryAsync(subject, mutants, switched, workers);
    }

    private static IEnumerable<ProcessJudge> Judges(string[] args, int worker)
    {
        for (int i = 1; i + 1 < args.Length; i++)
        {
            if (args[i] == "--worlds")
                yield return ProcessJudge.OfWorlds(args[i + 1], $"{worker}-{i}");
            else if (args[i] == "--tests")
                yield return ProcessJudge.OfTests(args[i + 1], $"{worker}-{i}");
        }
    }

    private static async Task<int> TryAsync(Subject subject, Mutant[] mutants, SwitchedProject switched, ConcurrentBag<Court> workers)
    {
        int noticed = 0, survived = 0, invalid = 0;
        await Parallel.ForEachAsync(mutants.Index().OrderBy(mutant => !switched.Numbers.Contains(mutant.Index)), new ParallelOptions { MaxDegreeOfParallelism = workers.Count }, async (change, _) =>
        {
            (int number, Mutant mutant) = change;
            bool isHeld = switched.Numbers.Contains(number);
            if ((isHeld ? switched.Assembly : subject.Compile(mutant)) is not { } assembly)
            {
                Interlocked.Increment(ref invalid);
                return;
            }

            workers.TryTake(out Court? court);
            bool passes = await court!.PassesAsync(new ChangedAssembly(subject.AssemblyFile, assembly, number, isHeld, Switches.IsOnce(mutant.Tree, mutant)));
            workers.Add(court);
            Interlocked.Increment(ref passes ? ref survived : ref noticed);
            if (passes)
                Console.WriteLine(Path.GetRelativePath(".", $"{mutant}"));
        });
        foreach (Court court in workers)
            court.Dispose();
        Console.WriteLine($"{mutants.Length} changes: {invalid} do not compile, {noticed} were noticed, {survived} were not.");
        return survived == 0 ? 0 : 1;
    }

    private static int Number(string[] args, string name) => int.Parse(Option(args, name) ?? "1", CultureInfo.InvariantCulture);

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and int at ? args[at + 1] : null;
}

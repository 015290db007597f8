using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.World.Real;
using EsExchange.World.Stories;

namespace EsExchange.World;

/// <summary>Tells stories of a world in memory to the engine, as many as asked for.</summary>
public static class Program
{
    private const int ToldInShort = 10;

    private const string Usage = """
        esexchange-world [--from seed] [--count n] [--parallel n]   tells the stories of so many seeds, and the first bad ones in short
        esexchange-world --seed n [--trace]                         tells one story; with every step of I/O of its shortest form, where it ends badly
        esexchange-world --story file [--trace]                     tells a story that was printed before
        --real                                                      in a world of real parts: EWS over HTTP, a simulated server, a SQLite file
        """;

    public static async Task<int> Main(string[] args)
    {
        if (args.Contains("--help"))
        {
            Console.WriteLine(Usage);
            return 0;
        }

        WorldMaker make = args.Contains("--real") ? RealWorld.MakeAsync : SimulatedWorld.MakeAsync;
        if (Array.IndexOf(args, "--story") is >= 0 and int at)
            return await RetellAsync(args[at + 1], args.Contains("--trace") ? Console.WriteLine : null, make).ConfigureAwait(false);
        ulong? one = args.Contains("--seed") ? Number(args, "--seed", 1) : null;
        ulong from = one ?? Number(args, "--from", 1);
        ulong count = one is null ? Number(args, "--count", 10_000) : 1;
        var time = Stopwatch.StartNew();
        StoryReport report = await Stories.Stories.TellAsync(from, count, (int)Number(args, "--parallel", (ulong)Environment.ProcessorCount), EngineFault.None, CancellationToken.None, make: make).ConfigureAwait(false);
        Console.WriteLine($"{report.Told} worlds from seed {from} in {time.Elapsed.TotalSeconds:0} s: {report.Runs} runs of the engine, {report.Bad.Count} ended badly.");
        if (one is not null)
            Console.WriteLine(StoryTeller.Tell(from));
        if (report.Bad.Count > ToldInShort)
            Console.WriteLine("seeds: " + string.Join(", ", report.Bad.Select(bad => bad.Story.Seed)));
        foreach (Outcome bad in report.Bad.Take(ToldInShort))
        {
            Outcome shortest = await Shrinker.ShrinkAsync(bad, make: make).ConfigureAwait(false);
            if (args.Contains("--trace"))
                await StoryRunner.RunAsync(shortest.Story, trace: Console.WriteLine, make: make).ConfigureAwait(false);
            Console.WriteLine(shortest);
        }

        return report.Bad.Count == 0 ? 0 : 1;
    }

    private static async Task<int> RetellAsync(string file, Action<string>? trace, WorldMaker make)
    {
        Outcome outcome = await StoryRunner.RunAsync(StoryReader.Read(await File.ReadAllTextAsync(file).ConfigureAwait(false)), trace: trace, make: make).ConfigureAwait(false);
        Console.WriteLine(outcome.IsGood ? "It ends well." : string.Join("\n", outcome.Violations.Select(violation => $"  => {violation}")));
        return outcome.IsGood ? 0 : 1;
    }

    private static ulong Number(string[] args, string name, ulong otherwise)
    {
        int at = Array.IndexOf(args, name);
        return at < 0 || at + 1 == args.Length ? otherwise : ulong.Parse(args[at + 1], CultureInfo.InvariantCulture);
    }
}

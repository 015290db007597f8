using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace EsExchange.Mutations.Judges;

/// <summary>Runs the tests of the program that it is loaded into, as often as asked.</summary>
internal static class TestRunner
{
    private const long QuestionsOfRun = 500_000_000;

    public static Task ListenAsync(string[] commandLine)
    {
        Assembly tests = Assembly.LoadFrom(commandLine[0]);
        Type runner = Assembly.Load("xunit.v3.runner.inproc.console").GetType("Xunit.Runner.InProc.SystemConsole.ConsoleRunner", throwOnError: true)!;
        MethodInfo run = runner.GetMethod("EntryPoint")!;
        string[] arguments = [.. commandLine.Skip(1), "-stopOnFail", "-noLogo", "-noColor", "-noAutoReporters"];
        var listener = new Listener();
        return listener.ListenAsync(() =>
        {
            listener.Allow(QuestionsOfRun);
            return PassesAsync((Task<int>)run.Invoke(Activator.CreateInstance(runner, arguments, tests), [TextReader.Null, TextWriter.Null])!);
        });
    }

    private static async Task<bool> PassesAsync(Task<int> run) => await run == 0;
}

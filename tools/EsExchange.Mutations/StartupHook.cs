using System;
using EsExchange.Mutations.Judges;

/// <summary>What the runtime calls in a judge's program before its own beginning. A test project then does not run once, but whenever it is asked.</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        string[] commandLine = Environment.GetCommandLineArgs();
        if (Array.IndexOf(commandLine, WorldTeller.Command) >= 0)
            return;
        TestRunner.ListenAsync(commandLine).GetAwaiter().GetResult();
        Environment.Exit(0);
    }
}

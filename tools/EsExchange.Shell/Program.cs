using System;
using System.IO;
using System.Linq;
using EsExchange.Shell;

// EsExchange.Shell [-NoProfile] [-File script arguments… | -Command text]; without either it prompts.
string[] switches = ["-NoProfile", "-NonInteractive", "-NoLogo"];
string[] rest = [.. args.SkipWhile(argument => switches.Contains(argument, StringComparer.OrdinalIgnoreCase))];
bool isTerminal = !Console.IsOutputRedirected && !Console.IsErrorRedirected;
int width = isTerminal && Console.WindowWidth > 20 ? Console.WindowWidth : 150;
using var session = new ShellSession(Console.Out, Console.Error, Console.In, isTerminal, width);
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    session.Stop();
};

switch (rest.FirstOrDefault()?.ToLowerInvariant())
{
    case "-file" when rest.Length > 1:
        string path = Path.GetFullPath(rest[1]);
        if (!File.Exists(path))
        {
            Console.Error.WriteLine($"There is no script '{path}'.");
            return 64;
        }

        return session.Show("param([string] $path) & $path @args; if ($LASTEXITCODE) { exit $LASTEXITCODE }", [path, .. rest.Skip(2)]);
    case "-command" when rest.Length > 1:
        return session.Show(string.Join(' ', rest.Skip(1)));
    case null:
        while (session.ExitCode is null)
        {
            Console.Write("ES> ");
            if (Console.ReadLine() is not { } line)
                return 0;
            session.Show(line);
        }

        return session.ExitCode.Value;
    default:
        Console.Error.WriteLine("Usage: EsExchange.Shell [-NoProfile] [-File script arguments… | -Command text]");
        return 64;
}

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using EsExchange.Mutations.Changes;

namespace EsExchange.Mutations.Judges;

/// <summary>What a judge's program does: it reads numbers of changes, and answers each with whether it passes with that change.</summary>
internal sealed class Listener
{
    /// <summary>The number that stands for no change.</summary>
    public const int Nothing = -1;

    /// <summary>Asks for the numbers of the changes that were come by.</summary>
    public const string Reached = "reached";

    /// <summary>What an answer begins with.</summary>
    public const string Answer = "mutant: ";

    /// <summary>The answer where a change goes unnoticed.</summary>
    public const string Passed = "passed";

    private const string AssemblyVariable = "ESEXCHANGE_MUTANT_ASSEMBLY";
    private readonly Type? _switch = Assembly.Load(Environment.GetEnvironmentVariable(AssemblyVariable)!).GetType(MutationSwitch.Name);

    /// <summary>The number of the change that counts.</summary>
    public int Active { get; private set; } = Nothing;

    /// <summary>How a judge's program is started.</summary>
    public static ProcessStartInfo Start(string program, IEnumerable<string> arguments, ChangedAssembly assembly)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[AssemblyVariable] = Path.GetFileNameWithoutExtension(assembly.FileName);
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(Listener).Assembly.Location;
        if (assembly is { IsOnce: true, Number: { } number })
            start.Environment[MutationSwitch.ActiveVariable] = number.ToString(CultureInfo.InvariantCulture);
        return start;
    }

    /// <summary>Listens until the input ends.</summary>
    /// <param name="passes">Whether what is judged passes as it is now.</param>
    public async Task ListenAsync(Func<Task<bool>> passes)
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            if (line != Reached)
                Set("Active", Active = int.Parse(line, CultureInfo.InvariantCulture));
            Console.WriteLine(Answer + (line == Reached ? Numbers() : await passes() ? Passed : "noticed"));
        }
    }

    /// <summary>Says how often code may come by changes from now on; what runs without end would go on longer.</summary>
    public void Allow(long questions) => Set("Left", questions);

    private string Numbers() => string.Join(' ', ((bool[])Field("Reached").GetValue(null)!).Index().Where(change => change.Item).Select(change => change.Index));

    private void Set(string name, object value)
    {
        if (_switch is not null)
            Field(name).SetValue(null, value);
    }

    private FieldInfo Field(string name) => _switch!.GetField(name, BindingFlags.Static | BindingFlags.NonPublic)!;
}

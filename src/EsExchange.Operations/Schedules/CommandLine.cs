using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace EsExchange.Operations.Schedules;

/// <summary>A program with its arguments, and how each scheduler wants them written.</summary>
/// <param name="Program">The full path of the program.</param>
/// <param name="Arguments">The arguments as the program shall see them.</param>
public sealed record CommandLine(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>The arguments as one text that a program for Windows takes apart by the rules of its C runtime.</summary>
    public string WindowsArguments => string.Join(" ", Arguments.Select(ForWindows));

    /// <summary>The whole as a value of systemd's ExecStart, where percent and dollar signs have a meaning (man systemd.service, "Command lines").</summary>
    public string ExecStart => string.Join(" ", new[] { Program }.Concat(Arguments).Select((argument, index) => ForSystemd(argument, index == 0)));

    /// <summary>The whole as a command of a POSIX shell.</summary>
    public string ShellCommand => string.Join(" ", new[] { Program }.Concat(Arguments).Select(ForShell));

    /// <summary>The whole for a person to read.</summary>
    public override string ToString() => Quoted(Program) + (Arguments.Count == 0 ? string.Empty : " " + WindowsArguments);

    private static string ForWindows(string argument) => argument.Length > 0 && argument.IndexOfAny([' ', '\t', '"']) < 0 ? argument : Quoted(argument);

    // A backslash is only special before a quotation mark.
    private static string Quoted(string argument)
    {
        var text = new StringBuilder("\"");
        int backslashes = 0;
        foreach (char character in argument)
        {
            if (character == '"')
                text.Append('\\', backslashes + 1);
            backslashes = character == '\\' ? backslashes + 1 : 0;
            text.Append(character);
        }

        return text.Append('\\', backslashes).Append('"').ToString();
    }

    private static string ForSystemd(string argument, bool isProgram)
    {
        string escaped = argument.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("%", "%%");
        return "\"" + (isProgram ? escaped : escaped.Replace("$", "$$")) + "\"";
    }

    private static string ForShell(string argument) => "'" + argument.Replace("'", "'\\''") + "'";
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace EsExchange.Shell.CommandLine;

/// <summary>Reads the shell's command line with pwsh's names, abbreviations included.</summary>
public static class ShellOptionsParser
{
    private static readonly string[] Names =
    [
        "file", "command", "encodedcommand", "noprofile", "nologo", "noninteractive", "interactive", "noexit",
        "executionpolicy", "workingdirectory", "login", "sta", "mta", "version", "help",
    ];

    private static readonly Dictionary<string, string> ShortNames = new(StringComparer.Ordinal)
    {
        ["f"] = "file", ["c"] = "command", ["e"] = "encodedcommand", ["ec"] = "encodedcommand",
        ["nop"] = "noprofile", ["noni"] = "noninteractive", ["i"] = "interactive", ["ex"] = "executionpolicy",
        ["ep"] = "executionpolicy", ["wd"] = "workingdirectory", ["l"] = "login", ["v"] = "version",
        ["h"] = "help", ["?"] = "help",
    };

    /// <summary>Reads <paramref name="arguments"/>.</summary>
    /// <exception cref="ShellUsageException">An argument is unknown, or one lacks its value.</exception>
    public static ShellOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new ShellOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument is "-")
                return options with { Mode = ShellMode.Prompt, NonInteractive = true };
            if (!argument.StartsWith('-'))
                return options with { Mode = ShellMode.File, Text = argument, Arguments = [.. arguments.Skip(i + 1)] };

            switch (Resolve(argument))
            {
                case "file":
                    return options with
                    {
                        Mode = ShellMode.File,
                        Text = Value(arguments, ref i),
                        Arguments = [.. arguments.Skip(i + 1)],
                    };
                case "command":
                    Value(arguments, ref i);
                    return options with { Mode = ShellMode.Command, Text = string.Join(' ', arguments.Skip(i)) };
                case "encodedcommand":
                    options = options with { Mode = ShellMode.Command, Text = Decode(Value(arguments, ref i)) };
                    break;
                case "noninteractive":
                    options = options with { NonInteractive = true };
                    break;
                case "noexit":
                    options = options with { StayOpen = true };
                    break;
                case "nologo":
                    options = options with { NoLogo = true };
                    break;
                case "workingdirectory":
                    options = options with { WorkingDirectory = Value(arguments, ref i) };
                    break;
                case "executionpolicy":
                    Value(arguments, ref i);
                    break;
                case "version":
                    return options with { Mode = ShellMode.Version };
                case "help":
                    return options with { Mode = ShellMode.Help };
            }
        }

        return options;
    }

    private static string Resolve(string argument)
    {
        var name = argument.TrimStart('-').ToLowerInvariant();
        if (ShortNames.TryGetValue(name, out var full))
            return full;

        var matches = name.Length == 0 ? [] : Names.Where(n => n.StartsWith(name, StringComparison.Ordinal)).ToArray();
        return matches.Length == 1 || matches.Contains(name)
            ? matches.Contains(name) ? name : matches[0]
            : throw new ShellUsageException($"The argument '{argument}' is not known.");
    }

    private static string Value(IReadOnlyList<string> arguments, ref int i) =>
        ++i < arguments.Count
            ? arguments[i]
            : throw new ShellUsageException($"The argument '{arguments[i - 1]}' needs a value.");

    private static string Decode(string base64)
    {
        try
        {
            return Encoding.Unicode.GetString(Convert.FromBase64String(base64));
        }
        catch (FormatException)
        {
            throw new ShellUsageException("The encoded command is not Base64 of UTF-16 text.");
        }
    }
}

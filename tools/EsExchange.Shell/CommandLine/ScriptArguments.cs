using System;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;

namespace EsExchange.Shell.CommandLine;

/// <summary>Binds the words behind a script's path as pwsh -File does: literally, with -Name, -Name:value and -Switch.</summary>
public static class ScriptArguments
{
    /// <summary>Adds <paramref name="arguments"/> to <paramref name="command"/>.</summary>
    public static void Bind(Command command, IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (!IsParameter(argument))
            {
                command.Parameters.Add(null, argument);
                continue;
            }

            var colon = argument.IndexOf(':', StringComparison.Ordinal);
            // The engine lets a name that keeps its dash take the next word where the parameter wants a value.
            if (colon < 0)
                command.Parameters.Add(argument);
            else if (colon < argument.Length - 1)
                command.Parameters.Add(argument[..colon], Literal(argument[(colon + 1)..]));
            else if (i + 1 < arguments.Count)
                command.Parameters.Add(argument[..colon], arguments[++i]);
            else
                throw new ShellUsageException($"The script argument '{argument}' needs a value.");
        }
    }

    private static bool IsParameter(string argument) =>
        argument.Length > 1 && argument[0] == '-' && (char.IsLetter(argument[1]) || argument[1] is '_' or '?');

    private static object Literal(string value) => value.ToLowerInvariant() switch
    {
        "$true" => true,
        "$false" => false,
        _ => value,
    };
}

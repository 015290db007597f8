using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace EsExchange.PowerShell.Tests.Help;

/// <summary>The output of an example in a page.</summary>
internal static partial class ExampleText
{
    /// <summary>The output without what differs from run to run: numbers, dates, durations, the widths of columns, and the order of mailboxes.</summary>
    public static string Comparable(string? output) => string.Join('\n', (output ?? "").Split('\n')
        .Select(line => Spaces().Replace(Rules().Replace(Numbers().Replace(line, "#"), "-"), " ").Trim())
        .Where(line => line.Length > 0)
        .Order(StringComparer.Ordinal));

    /// <summary>Puts the output of an example into its page.</summary>
    public static void Write(string file, string code, string output)
    {
        string text = File.ReadAllText(file);
        string command = $"```powershell\n{code}\n```\n";
        int end = text.IndexOf(command, StringComparison.Ordinal) + command.Length;
        string rest = OldOutput().Replace(text[end..], "", 1);
        string trimmed = string.Join('\n', output.Split('\n').Select(line => line.TrimEnd())).Trim('\n');
        File.WriteAllText(file, text[..end] + (trimmed.Length == 0 ? "" : $"\n```Output\n{trimmed}\n```\n") + rest);
    }

    [GeneratedRegex(@"\d[\d.:/,]*(\s?(AM|PM)\b)?")]
    private static partial Regex Numbers();

    [GeneratedRegex("-{2,}")]
    private static partial Regex Rules();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\A\n```Output\n.*?```\n", RegexOptions.Singleline)]
    private static partial Regex OldOutput();
}

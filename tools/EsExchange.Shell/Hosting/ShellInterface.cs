using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;

namespace EsExchange.Shell.Hosting;

/// <summary>Writes what PowerShell shows, and asks what it asks. Colours and the progress line appear on a terminal only.</summary>
internal sealed class ShellInterface(TextWriter output, TextWriter errors, TextReader input, bool isTerminal, int width) : PSHostUserInterface
{
    private const string Reset = "\u001b[0m";
    private const string Red = "\u001b[31m";
    private const string Yellow = "\u001b[33m";
    private const string Cyan = "\u001b[36m";
    private bool _hasProgress;

    public override PSHostRawUserInterface RawUI { get; } = new ShellRawInterface(width);

    public override bool SupportsVirtualTerminal => isTerminal;

    public override void Write(string value) => Print(output, value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Print(output, value + Environment.NewLine);

    public override void WriteErrorLine(string value) => Print(errors, Colored(Red, value) + Environment.NewLine);

    public override void WriteWarningLine(string message) => Print(errors, Colored(Yellow, "WARNING: " + message) + Environment.NewLine);

    public override void WriteVerboseLine(string message) => Print(errors, Colored(Yellow, "VERBOSE: " + message) + Environment.NewLine);

    public override void WriteDebugLine(string message) => Print(errors, Colored(Yellow, "DEBUG: " + message) + Environment.NewLine);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (!isTerminal)
            return;
        ClearProgress();
        if (record.RecordType == ProgressRecordType.Completed)
            return;
        string line = $"{record.Activity}: {record.StatusDescription} {record.CurrentOperation}";
        errors.Write(Cyan + line[..Math.Min(line.Length, width - 1)] + Reset);
        errors.Flush();
        _hasProgress = true;
    }

    public override string ReadLine() => input.ReadLine() ?? string.Empty;

    public override SecureString ReadLineAsSecureString()
    {
        var secret = new SecureString();
        foreach (char character in isTerminal ? ReadHidden() : ReadLine())
            secret.AppendChar(character);
        secret.MakeReadOnly();
        return secret;
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
    {
        WriteLine(message);
        if (string.IsNullOrEmpty(userName))
        {
            Write("User: ");
            userName = ReadLine();
        }

        Write($"Password for user {userName}: ");
        return new PSCredential(userName, ReadLineAsSecureString());
    }

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        PromptForCredential(caption, message, userName, targetName);

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => descriptions.ToDictionary(
        description => description.Name,
        description =>
        {
            Write(description.Name + ": ");
            return PSObject.AsPSObject(ReadLine());
        });

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        WriteLine(caption);
        WriteLine(message);
        string[] labels = [.. choices.Select(choice => choice.Label.Replace("&", string.Empty, StringComparison.Ordinal))];
        Write(string.Join("  ", labels.Select(label => $"[{label}]")) + ": ");
        string answer = ReadLine().Trim();
        int chosen = answer.Length == 0 ? -1 : Array.FindIndex(labels, label => label.StartsWith(answer, StringComparison.OrdinalIgnoreCase));
        return chosen >= 0 ? chosen : defaultChoice;
    }

    private static IEnumerable<char> ReadHidden()
    {
        for (ConsoleKeyInfo key = Console.ReadKey(true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(true))
            yield return key.KeyChar;
    }

    private string Colored(string color, string text) => isTerminal ? color + text + Reset : text;

    private void Print(TextWriter writer, string text)
    {
        ClearProgress();
        writer.Write(isTerminal ? text : new StringDecorated(text).ToString(OutputRendering.PlainText));
        writer.Flush();
    }

    private void ClearProgress()
    {
        if (!_hasProgress)
            return;
        errors.Write("\r\u001b[K");
        _hasProgress = false;
    }
}

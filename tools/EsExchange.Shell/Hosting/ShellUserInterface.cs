using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Threading;

namespace EsExchange.Shell.Hosting;

/// <summary>Prints what the engine reports and asks what it wants to know.</summary>
internal sealed class ShellUserInterface : PSHostUserInterface, IHostUISupportsMultipleChoiceSelection
{
    private readonly Terminal terminal;
    private readonly ProgressLine progress;
    private readonly Lock gate = new();

    public ShellUserInterface(Terminal terminal)
    {
        this.terminal = terminal;
        progress = new ProgressLine(terminal);
        RawUI = new ShellRawUserInterface(terminal);
    }

    public override PSHostRawUserInterface RawUI { get; }

    public override bool SupportsVirtualTerminal => terminal.OutIsScreen;

    public override void Write(string value) => Print(terminal.Out, Rendered(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Print(terminal.Out, Coloured(foregroundColor, backgroundColor, value));

    public override void WriteLine(string value) => Print(terminal.Out, Rendered(value) + terminal.Out.NewLine);

    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Print(terminal.Out, Coloured(foregroundColor, backgroundColor, value) + terminal.Out.NewLine);

    public override void WriteErrorLine(string value)
    {
        var rendered = GetOutputString(value, terminal.ErrorIsScreen);
        var text = terminal.ErrorIsScreen && !rendered.Contains('\u001b', StringComparison.Ordinal)
            ? AnsiColour.Foreground(ConsoleColor.Red) + rendered + AnsiColour.Reset
            : rendered;
        Print(terminal.Error, text + terminal.Error.NewLine);
    }

    public override void WriteWarningLine(string message) => WriteTagged("WARNING: ", message);

    public override void WriteVerboseLine(string message) => WriteTagged("VERBOSE: ", message);

    public override void WriteDebugLine(string message) => WriteTagged("DEBUG: ", message);

    public override void WriteInformation(InformationRecord record)
    {
        // The engine prints the message itself; the record is only for hosts that keep it.
    }

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        lock (gate)
            progress.Show(sourceId, record);
    }

    public void HideProgress()
    {
        lock (gate)
            progress.Hide();
    }

    public void ClearProgress()
    {
        lock (gate)
            progress.Clear();
    }

    public override string ReadLine()
    {
        EnsureCanAsk();
        return terminal.ReadLine() ?? throw InputEnded();
    }

    public override SecureString ReadLineAsSecureString()
    {
        EnsureCanAsk();
        var typed = terminal.ReadSecret() ?? throw InputEnded();
        var secret = new SecureString();
        foreach (var character in typed)
            secret.AppendChar(character);
        Array.Clear(typed);
        secret.MakeReadOnly();
        return secret;
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        EnsureCanAsk();
        WriteHeading(caption, message);
        var answers = new Dictionary<string, PSObject>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in descriptions)
            answers[field.Name] = PSObject.AsPSObject(Ask(field));
        return answers;
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        EnsureCanAsk();
        WriteHeading(caption, message);
        while (true)
        {
            Write(ChoiceLabels.Question(choices, defaultChoice < 0 ? [] : [defaultChoice]));
            var answer = ReadLine().Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
                return defaultChoice;
            if (answer == "?")
                WriteLine(ChoiceLabels.Explanation(choices));
            else if (ChoiceLabels.Find(choices, answer) is { } index)
                return index;
        }
    }

    public Collection<int> PromptForChoice(
        string? caption, string? message, Collection<ChoiceDescription> choices, IEnumerable<int>? defaultChoices)
    {
        EnsureCanAsk();
        WriteHeading(caption, message);
        var chosen = new Collection<int>();
        while (true)
        {
            Write(ChoiceLabels.Question(choices, defaultChoices ?? []));
            var answer = ReadLine().Trim();
            if (answer.Length == 0)
                return chosen.Count > 0 ? chosen : [.. defaultChoices ?? []];
            if (answer == "?")
                WriteLine(ChoiceLabels.Explanation(choices));
            else if (ChoiceLabels.Find(choices, answer) is { } index)
                chosen.Add(index);
        }
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options)
    {
        EnsureCanAsk();
        WriteHeading(caption, message);
        while (string.IsNullOrEmpty(userName))
        {
            Write("User: ");
            userName = ReadLine().Trim();
        }

        Write($"Password for user {userName}: ");
        return new PSCredential(userName, ReadLineAsSecureString());
    }

    private object Ask(FieldDescription field)
    {
        var type = LanguagePrimitives.TryConvertTo<Type>(field.ParameterAssemblyFullName, out var exact) ? exact
            : LanguagePrimitives.TryConvertTo<Type>(field.ParameterTypeFullName, out var named) ? named
            : typeof(string);
        if (type == typeof(SecureString))
        {
            Write(field.Name + ": ");
            return ReadLineAsSecureString();
        }

        if (type == typeof(PSCredential))
            return PromptForCredential("", "", "", "");

        return type.IsArray ? AskForMany(field, type.GetElementType()!) : AskForOne(field.Name, type);
    }

    private object AskForOne(string label, Type type)
    {
        while (true)
        {
            Write(label + ": ");
            try
            {
                return LanguagePrimitives.ConvertTo(ReadLine(), type, CultureInfo.CurrentCulture);
            }
            catch (PSInvalidCastException error)
            {
                WriteErrorLine(error.Message);
            }
        }
    }

    private Array AskForMany(FieldDescription field, Type type)
    {
        var values = new List<object>();
        while (true)
        {
            Write(FormattableString.Invariant($"{field.Name}[{values.Count}]: "));
            var line = ReadLine();
            if (line.Length == 0)
                break;
            values.Add(LanguagePrimitives.ConvertTo(line, type, CultureInfo.CurrentCulture));
        }

        var array = Array.CreateInstance(type, values.Count);
        for (var i = 0; i < values.Count; i++)
            array.SetValue(values[i], i);
        return array;
    }

    private void WriteHeading(string? caption, string? message)
    {
        foreach (var line in new[] { caption, message }.Where(l => !string.IsNullOrEmpty(l)))
            WriteLine(line!);
    }

    private void WriteTagged(string tag, string message)
    {
        var text = tag + message;
        WriteLine(terminal.OutIsScreen ? AnsiColour.Foreground(ConsoleColor.Yellow) + text + AnsiColour.Reset : text);
    }

    private string Rendered(string value) => GetOutputString(value, terminal.OutIsScreen);

    private string Coloured(ConsoleColor foreground, ConsoleColor background, string value)
    {
        if (!terminal.OutIsScreen)
            return value;

        var backgroundSequence = background == RawUI.BackgroundColor ? "" : AnsiColour.Background(background);
        return AnsiColour.Foreground(foreground) + backgroundSequence + value + AnsiColour.Reset;
    }

    private void Print(TextWriter writer, string text)
    {
        lock (gate)
        {
            progress.Hide();
            writer.Write(text);
            writer.Flush();
        }
    }

    private void EnsureCanAsk()
    {
        HideProgress();
        if (!terminal.CanAsk)
            throw new HostException("The shell runs non-interactively and cannot ask. Give the value as a parameter.");
    }

    private static HostException InputEnded() => new("The input ended before the question was answered.");
}

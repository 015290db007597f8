// A host for tests: answers every question with the same choice and keeps what a person would see. C# 5, for Windows PowerShell.
using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace EsExchange.PesterSupport
{
    public sealed class RecordingHost : PSHost
    {
        private readonly Guid id = Guid.NewGuid();
        private readonly RecordingInterface ui;

        public RecordingHost(string answer) { ui = new RecordingInterface(answer); }

        public override CultureInfo CurrentCulture { get { return CultureInfo.InvariantCulture; } }
        public override CultureInfo CurrentUICulture { get { return CultureInfo.InvariantCulture; } }
        public override Guid InstanceId { get { return id; } }
        public override string Name { get { return "Recording"; } }
        public override PSHostUserInterface UI { get { return ui; } }
        public override Version Version { get { return new Version(1, 0); } }
        public override void EnterNestedPrompt() { throw new NotSupportedException(); }
        public override void ExitNestedPrompt() { throw new NotSupportedException(); }
        public override void NotifyBeginApplication() { }
        public override void NotifyEndApplication() { }
        public override void SetShouldExit(int exitCode) { }
    }

    public sealed class RecordingInterface : PSHostUserInterface
    {
        private readonly string answer;

        public RecordingInterface(string answer)
        {
            this.answer = answer;
            Questions = new List<string>();
            Lines = new List<string>();
            Progress = new List<ProgressRecord>();
        }

        public List<string> Questions { get; private set; }
        public List<string> Lines { get; private set; }
        public List<ProgressRecord> Progress { get; private set; }
        public override PSHostRawUserInterface RawUI { get { return null; } }

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            Questions.Add(message);
            for (int i = 0; i < choices.Count; i++)
            {
                if (choices[i].Label.Replace("&", string.Empty) == answer)
                    return i;
            }

            throw new InvalidOperationException("There is no choice '" + answer + "'.");
        }

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
        {
            Questions.Add(descriptions[0].Name);
            throw new InvalidOperationException("Nobody is there to enter '" + descriptions[0].Name + "'.");
        }

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) { throw new NotSupportedException(); }
        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes types, PSCredentialUIOptions options) { throw new NotSupportedException(); }
        public override string ReadLine() { throw new NotSupportedException(); }
        public override SecureString ReadLineAsSecureString() { throw new NotSupportedException(); }
        public override void Write(string value) { Lines.Add(value); }
        public override void Write(ConsoleColor foreground, ConsoleColor background, string value) { Lines.Add(value); }
        public override void WriteLine(string value) { Lines.Add(value); }
        public override void WriteDebugLine(string message) { Lines.Add(message); }
        public override void WriteErrorLine(string value) { Lines.Add(value); }
        public override void WriteVerboseLine(string message) { Lines.Add(message); }
        public override void WriteWarningLine(string message) { Lines.Add(message); }
        public override void WriteProgress(long sourceId, ProgressRecord record) { Progress.Add(record); }
    }
}

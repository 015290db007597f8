using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Planning;

namespace EsExchange.PowerShell.Completion;

/// <summary>Offers the reasons of issues.</summary>
internal sealed class IssueReasonCompleter : IArgumentCompleter
{
    private static readonly Type Reasons = typeof(PlanReason);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Enum.GetNames(Reasons).Append(SyncIssue.HeldByBrake).OrderBy(reason => reason, StringComparer.Ordinal).Select(reason => new Suggestion(reason))
            .Where(suggestion => suggestion.Matches(wordToComplete ?? string.Empty)).Select(suggestion => suggestion.ToResult());
}

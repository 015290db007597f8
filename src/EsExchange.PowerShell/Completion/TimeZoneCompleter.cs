using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using EsExchange.Sync.Time;

namespace EsExchange.PowerShell.Completion;

/// <summary>Offers the Windows and IANA ids of time zones.</summary>
internal sealed class TimeZoneCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        ZoneResolver.KnownIds().Select(id => new Suggestion(id)).Where(suggestion => suggestion.Matches(wordToComplete ?? string.Empty)).Select(suggestion => suggestion.ToResult());
}

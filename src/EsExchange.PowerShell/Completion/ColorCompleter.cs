using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using EsExchange.Ews.Categories;

namespace EsExchange.PowerShell.Completion;

/// <summary>Offers Outlook's colours; the German name can be typed as well.</summary>
internal sealed class ColorCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) => CategoryColor.All
        .Select(color => new Suggestion(color.English, $"{color.English} {color.German}", color.German))
        .Where(suggestion => suggestion.Matches(wordToComplete ?? string.Empty))
        .Select(suggestion => suggestion.ToResult());
}

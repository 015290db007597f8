using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp;
using EsExchange.PowerShell.Common;

namespace EsExchange.PowerShell.Completion;

/// <summary>Offers values for a parameter from the connected database. Where it cannot be read in time, the Tab key offers nothing and breaks nothing.</summary>
internal abstract class Completer : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        IReadOnlyList<Suggestion> suggestions = Read(DatabaseSession.Find());
        return suggestions.Where(suggestion => suggestion.Matches(wordToComplete ?? string.Empty)).Select(suggestion => suggestion.ToResult());
    }

    /// <summary>All values, of which those are offered that match what was typed.</summary>
    protected abstract Task<IReadOnlyList<Suggestion>> SuggestAsync(IEserpDatabase database, CancellationToken cancellationToken);

    private IReadOnlyList<Suggestion> Read(IEserpDatabase? database)
    {
        if (database is null)
            return [];

        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return Task.Run(() => SuggestAsync(database, patience.Token)).GetAwaiter().GetResult();
        }
        catch (Exception error) when (ErrorRecords.IsExpected(error) || error is OperationCanceledException)
        {
            return [];
        }
    }
}

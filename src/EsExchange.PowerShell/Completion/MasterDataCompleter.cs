using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp;

namespace EsExchange.PowerShell.Completion;

/// <summary>Offers the numbers of the activity types; the name can be typed.</summary>
internal sealed class ActivityTypeCompleter : Completer
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Suggestion>> SuggestAsync(IEserpDatabase database, CancellationToken cancellationToken) =>
        [.. (await database.MasterData.GetActivityTypesAsync(cancellationToken).ConfigureAwait(false)).Select(type => Numbered(type.Number, type.Name))];

    internal static Suggestion Numbered(int number, string name)
    {
        string value = number.ToString(CultureInfo.InvariantCulture);
        return new Suggestion(value, $"{value} {name}", name);
    }
}

/// <summary>Offers the numbers of the priorities; the name can be typed.</summary>
internal sealed class PriorityCompleter : Completer
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Suggestion>> SuggestAsync(IEserpDatabase database, CancellationToken cancellationToken) =>
        [.. (await database.MasterData.GetPrioritiesAsync(cancellationToken).ConfigureAwait(false)).Select(priority => ActivityTypeCompleter.Numbered(priority.Number, priority.Name))];
}

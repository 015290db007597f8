using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Eserp.Diagnostics;

/// <summary>One step of the check of a database.</summary>
internal interface IDatabaseProbe
{
    /// <summary>The step's stable word.</summary>
    string Name { get; }

    /// <summary>The views that it works through; where one cannot be read, the step is skipped.</summary>
    IReadOnlyList<string> Views { get; }

    /// <summary>Tries.</summary>
    Task<DatabaseStep> RunAsync(CancellationToken cancellationToken);
}

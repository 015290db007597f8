using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Resources;

namespace EsExchange.Eserp.Diagnostics;

/// <summary>Reads each view with all its columns.</summary>
internal sealed class ViewsProbe(IDatabaseAccess access) : IDatabaseProbe
{
    private readonly HashSet<string> _unreadable = [];

    public string Name => "Views";

    public IReadOnlyList<string> Views => [];

    /// <summary>The views that could not be read.</summary>
    public IReadOnlyCollection<string> Unreadable => _unreadable;

    public async Task<DatabaseStep> RunAsync(CancellationToken cancellationToken)
    {
        var findings = new Findings(Name);
        foreach (string view in ViewContract.Columns.Keys)
        {
            try
            {
                await access.ReadAsync(db => db.Execute(ViewContract.Probe(view)), cancellationToken).ConfigureAwait(false);
            }
            catch (EserpException error)
            {
                _unreadable.Add(view);
                findings.Add(
                    DatabaseStepOutcome.Failed,
                    Messages.Format("CheckViewUnreadable", view, error.InnerException?.Message ?? error.Message),
                    Messages.Format("CheckViewAdvice", view, ViewContract.Columns[view]));
            }
        }

        return findings.ToStep(Messages.Format("CheckViewsReadable", ViewContract.Columns.Count));
    }
}

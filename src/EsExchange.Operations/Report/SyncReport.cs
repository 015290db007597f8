using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp;

namespace EsExchange.Operations.Report;

/// <summary>The report of how the sync goes, as one HTML page without references to anything outside.</summary>
/// <param name="database">The eserp database.</param>
/// <param name="time">The clock.</param>
public sealed class SyncReport(IEserpDatabase database, TimeProvider time)
{
    /// <summary>Makes the page.</summary>
    /// <param name="period">How far back runs count.</param>
    /// <param name="culture">The language, German or else English, and how numbers and times are written.</param>
    /// <param name="isChosen">Which connections are shown, by name.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    /// <exception cref="EserpException">The database cannot be read.</exception>
    public async Task<string> WriteAsync(TimeSpan period, CultureInfo culture, Func<string, bool> isChosen, CancellationToken cancellationToken)
    {
        ReportData data = await new ReportReader(database, time).ReadAsync(period, isChosen, cancellationToken).ConfigureAwait(false);
        return new ReportPage(data, ReportText.For(culture), culture).Write();
    }
}

using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.World.Network;
using EsExchange.World.Tests.Faults;

namespace EsExchange.World.Tests.Complaints.Support;

/// <summary>A folder in which people work while a request is on its way, or whose client dies after one.</summary>
internal sealed class BusyFolder(IExchangeFolder folder, Stage stage) : LyingFolder(folder)
{
    public override async Task<IReadOnlyList<ExchangeWriteResult>> CreateAsync(IReadOnlyList<NewExchangeItem> items, CancellationToken cancellationToken)
    {
        IReadOnlyList<ExchangeWriteResult> results = await Truth.CreateAsync(items, cancellationToken);
        return stage.DiesAfterCreating ? throw new ProcessDiedException() : results;
    }

    public override Task<IReadOnlyList<ExchangeWriteResult>> UpdateAsync(IReadOnlyList<ExchangeUpdate> updates, CancellationToken cancellationToken)
    {
        stage.BeforeNextUpdate?.Invoke();
        stage.BeforeNextUpdate = null;
        return Truth.UpdateAsync(updates, cancellationToken);
    }
}

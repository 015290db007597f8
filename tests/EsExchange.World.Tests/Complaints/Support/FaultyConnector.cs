using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Sync.Model;
using EsExchange.World.Stories;
using EsExchange.World.Tests.Faults;

namespace EsExchange.World.Tests.Complaints.Support;

/// <summary>Exchange as the product reaches it, with what happens meanwhile and with the engine's fault in between.</summary>
internal sealed class FaultyConnector(Stage stage, EngineFault fault, HttpMessageHandler? wire) : IExchangeConnector
{
    public async Task<IExchangeOrganisation> OpenAsync(ExchangeConnection connection, string? secret, CancellationToken cancellationToken) =>
        new Organisation(await new EwsConnector(TimeProvider.System, wire).OpenAsync(connection, secret, cancellationToken), stage, fault);

    private sealed class Organisation(IExchangeOrganisation ews, Stage stage, EngineFault fault) : IExchangeOrganisation
    {
        public IExchangeFolder OpenFolder(string address, ExchangeFolderOptions options) => fault.Wrap(new BusyFolder(ews.OpenFolder(address, options), stage));

        public Task ListenAsync(IReadOnlyList<string> addresses, IReadOnlyCollection<ItemKind> kinds, Action<string> changed, CancellationToken cancellationToken) =>
            ews.ListenAsync(addresses, kinds, changed, cancellationToken);

        public void Dispose() => ews.Dispose();
    }

    /// <summary>A folder in which people work while a request is on its way, or whose client dies after one.</summary>
    private sealed class BusyFolder(IExchangeFolder folder, Stage stage) : LyingFolder(folder)
    {
        public override async Task<IReadOnlyList<ExchangeWriteResult>> CreateAsync(IReadOnlyList<NewExchangeItem> items, CancellationToken cancellationToken)
        {
            IReadOnlyList<ExchangeWriteResult> results = await Truth.CreateAsync(items, cancellationToken);
            return stage.DiesAfterCreating ? throw new Network.ProcessDiedException() : results;
        }

        public override Task<IReadOnlyList<ExchangeWriteResult>> UpdateAsync(IReadOnlyList<ExchangeUpdate> updates, CancellationToken cancellationToken)
        {
            stage.BeforeNextUpdate?.Invoke();
            stage.BeforeNextUpdate = null;
            return Truth.UpdateAsync(updates, cancellationToken);
        }
    }
}

using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Marking;
using EsExchange.World.Tests.Faults;

namespace EsExchange.World.Tests.Complaints.Support;

/// <summary>A product that does not know again what it synced in former runs: neither by what it remembers nor by its marks.</summary>
/// <param name="isBorn">Whether it knows nothing from the start; else from when the server forgets its token.</param>
internal sealed class Amnesia(bool isBorn)
{
    private bool _isOn = isBorn;

    public Fault ToFault() => new() { Store = store => new Store(this, store), Folder = folder => new Folder(this, folder) };

    /// <summary>A product that remembers, but whose marks say nothing.</summary>
    public static Fault OfMarks() => new() { Folder = folder => new Folder(new Amnesia(isBorn: true), folder) };

    private sealed class Store(Amnesia amnesia, IMailboxStore store) : LyingStore(store)
    {
        private readonly HashSet<long> _former = [];

        public override async Task<MailboxPosition> GetPositionAsync(CancellationToken cancellationToken)
        {
            _former.UnionWith((await Truth.GetLinksAsync(0, int.MaxValue, cancellationToken)).Select(link => link.Id));
            return amnesia._isOn ? MailboxPosition.Start : await Truth.GetPositionAsync(cancellationToken);
        }

        public override async Task<IReadOnlyList<Link>> GetLinksByItemAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken) => Known(await Truth.GetLinksByItemAsync(itemIds, cancellationToken));

        public override async Task<IReadOnlyList<Link>> GetLinksByEserpIdAsync(IReadOnlyCollection<long> eserpIds, CancellationToken cancellationToken) => Known(await Truth.GetLinksByEserpIdAsync(eserpIds, cancellationToken));

        private IReadOnlyList<Link> Known(IReadOnlyList<Link> links) => amnesia._isOn ? [.. links.Where(link => !_former.Contains(link.Id))] : links;
    }

    private sealed class Folder(Amnesia amnesia, IExchangeFolder folder) : LyingFolder(folder)
    {
        private readonly HashSet<string> _stamps = [];

        public override async Task<ExchangeChangePage> GetChangesAsync(string? syncState, int maxChanges, CancellationToken cancellationToken)
        {
            try
            {
                ExchangeChangePage page = await Truth.GetChangesAsync(syncState, maxChanges, cancellationToken);
                return page with { Changes = [.. page.Changes.Select(change => change with { Stamp = Known(change.Stamp) })] };
            }
            catch (ExchangeException error) when (error.IsSyncStateInvalid)
            {
                amnesia._isOn = true;
                throw;
            }
        }

        public override async Task<IReadOnlyList<ExchangeRead>> LoadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken) =>
            [.. (await Truth.LoadAsync(itemIds, cancellationToken)).Select(read => read.Item is { } item ? read with { Item = item with { Marks = item.Marks with { Stamp = Known(item.Marks.Stamp) } } } : read)];

        public override async Task<IReadOnlyList<string>> FindByStampAsync(IReadOnlyCollection<string> stamps, CancellationToken cancellationToken) =>
            await Truth.FindByStampAsync([.. stamps.Where(stamp => Known(stamp) is not null)], cancellationToken);

        public override Task<IReadOnlyList<ExchangeWriteResult>> CreateAsync(IReadOnlyList<NewExchangeItem> items, CancellationToken cancellationToken)
        {
            Learn(items.Select(item => item.Marks));
            return Truth.CreateAsync(items, cancellationToken);
        }

        public override Task<IReadOnlyList<ExchangeWriteResult>> UpdateAsync(IReadOnlyList<ExchangeUpdate> updates, CancellationToken cancellationToken)
        {
            Learn(updates.Select(update => update.Marks));
            return Truth.UpdateAsync(updates, cancellationToken);
        }

        private void Learn(IEnumerable<ItemMarks> marks) => _stamps.UnionWith(marks.Select(mark => mark.Stamp).OfType<string>());

        private string? Known(string? stamp) => !amnesia._isOn || (stamp is not null && _stamps.Contains(stamp)) ? stamp : null;
    }
}

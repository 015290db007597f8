using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Conflicts;
using EsExchange.Eserp.Issues;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;
using EsExchange.World.Real.Exchange;
using EsExchange.World.Stories;

namespace EsExchange.World.Real.Eserp;

/// <summary>All that eserp's database holds: the items, and what the engine remembers of them.</summary>
internal sealed class EserpView(EserpTables tables, IEserpDatabase database, WorldSettings settings, ItemNames names)
{
    private const int All = 100_000;

    /// <summary>The items and their links.</summary>
    public async Task<EserpState> LinkedAsync()
    {
        EserpState state = tables.State;
        foreach ((SyncedStaff staff, ExchangeConnection connection, ItemKind kind) in
            from staff in settings.Staff from connection in settings.Connections from kind in Enum.GetValues<ItemKind>() select (staff, connection, kind))
        {
            IReadOnlyList<Link> links = await database.OpenMailbox(connection, staff, kind, null).GetLinksAsync(0, All, CancellationToken.None).ConfigureAwait(false);
            state = state.With(
                new MemoryKey(connection.Id, staff.StaffNumber, kind),
                new EserpMemory { Links = links.ToImmutableSortedDictionary(link => link.EserpId, link => link with { ItemId = Known(link.ItemId) }) });
        }

        return state;
    }

    /// <summary>Everything.</summary>
    public async Task<EserpState> WholeAsync()
    {
        EserpState state = await LinkedAsync().ConfigureAwait(false);
        foreach (IGrouping<MemoryKey, RecordedIssue> issues in (await database.Issues.GetIssuesAsync(false, CancellationToken.None).ConfigureAwait(false))
            .GroupBy(issue => new MemoryKey(settings.Connections.First(connection => connection.Name == issue.Connection).Id, issue.StaffNumber, issue.Kind)))
        {
            state = state.With(issues.Key, state.Memory(issues.Key) with { Issues = [.. issues.Select(Open)] });
        }

        IReadOnlyList<RecordedConflict> conflicts = await database.Conflicts.GetConflictsAsync(true, CancellationToken.None).ConfigureAwait(false);
        return state with
        {
            Conflicts = [.. conflicts.Select(entry => (
                new RowKey(entry.Kind, entry.EserpId), new ConflictEntry(entry.RunId, Known(entry.ItemId), entry.Field, entry.Base, entry.Eserp, entry.Exchange, entry.Winner)))],
        };
    }

    private OpenIssue Open(RecordedIssue issue) =>
        new(new SyncIssue(0, issue.EserpId, Known(issue.ItemId), issue.Subject, issue.Reason, issue.Message, issue.Retry, issue.DeletedIn), issue.Approved is not null);

    private string? Known(string? itemId) => itemId is null ? null : names.Known(itemId);
}

using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Journal;

/// <summary>The journal of writes on either side, with what was there before.</summary>
public interface IJournal
{
    /// <summary>The writes of a run, the last one first.</summary>
    Task<IReadOnlyList<RecordedWrite>> GetWritesAsync(long runId, CancellationToken cancellationToken);

    /// <summary>The latest write of an item; null for none.</summary>
    Task<RecordedWrite?> GetLastWriteAsync(int connectionId, int staffNumber, ItemKind kind, long eserpId, CancellationToken cancellationToken);

    /// <summary>Notes that a write was undone.</summary>
    Task MarkUndoneAsync(long journalId, CancellationToken cancellationToken);
}

/// <summary>A write on either side.</summary>
public sealed record RecordedWrite
{
    /// <summary>Its number.</summary>
    public required long JournalId { get; init; }

    /// <summary>The run that made it.</summary>
    public required long RunId { get; init; }

    /// <summary>When that run began.</summary>
    public required Instant Started { get; init; }

    /// <summary>The connection's number.</summary>
    public required int ConnectionId { get; init; }

    /// <summary>The staff member's number.</summary>
    public required int StaffNumber { get; init; }

    /// <summary>What kind of item it is.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>The item in eserp.</summary>
    public required long EserpId { get; init; }

    /// <summary>The item in Exchange; null where there was none.</summary>
    public string? ItemId { get; init; }

    /// <summary>Where it was made.</summary>
    public required Side Side { get; init; }

    /// <summary>What was done.</summary>
    public required JournalAction Action { get; init; }

    /// <summary>Why, as a stable word.</summary>
    public required string Reason { get; init; }

    /// <summary>The content before; null for a creation.</summary>
    public ItemContent? Before { get; init; }

    /// <summary>The content afterwards; null for a deletion.</summary>
    public ItemContent? After { get; init; }

    /// <summary>When it was undone; null where it was not.</summary>
    public Instant? Undone { get; init; }
}

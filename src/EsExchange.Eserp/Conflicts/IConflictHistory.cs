using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Conflicts;

/// <summary>The fields that both sides had changed; a decided one is kept for the days that its connection says.</summary>
public interface IConflictHistory
{
    /// <summary>The conflicts, newest first.</summary>
    /// <param name="includeResolved">Whether those count on which somebody has decided.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<RecordedConflict>> GetConflictsAsync(bool includeResolved, CancellationToken cancellationToken);

    /// <summary>Notes that a conflict is decided.</summary>
    /// <param name="conflictId">Its number.</param>
    /// <param name="kept">Whose value was kept, as a stable word.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>Whether it was open.</returns>
    Task<bool> ResolveAsync(long conflictId, string kept, CancellationToken cancellationToken);
}

/// <summary>A field that both sides had changed.</summary>
public sealed record RecordedConflict
{
    /// <summary>Its number.</summary>
    public required long ConflictId { get; init; }

    /// <summary>The run that saw it.</summary>
    public required long RunId { get; init; }

    /// <summary>The connection's number.</summary>
    public required int ConnectionId { get; init; }

    /// <summary>The staff member's number.</summary>
    public required int StaffNumber { get; init; }

    /// <summary>What kind of item it is.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>The item in eserp.</summary>
    public required long EserpId { get; init; }

    /// <summary>The item in Exchange.</summary>
    public string? ItemId { get; init; }

    /// <summary>The field.</summary>
    public required ItemField Field { get; init; }

    /// <summary>The last common content; null where none was known.</summary>
    public ItemContent? Base { get; init; }

    /// <summary>What eserp showed.</summary>
    public required ItemContent Eserp { get; init; }

    /// <summary>What Exchange showed.</summary>
    public required ItemContent Exchange { get; init; }

    /// <summary>The side whose value was kept.</summary>
    public required Side Winner { get; init; }

    /// <summary>When it was seen.</summary>
    public required Instant Seen { get; init; }

    /// <summary>When somebody decided on it; null while nobody has.</summary>
    public Instant? Resolved { get; init; }

    /// <summary>What was decided, as a stable word; null while nothing was.</summary>
    public string? Kept { get; init; }
}

using System.Collections.Generic;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Exchange;

/// <summary>Which folder of a mailbox, and how its items are read and written.</summary>
public sealed record ExchangeFolderOptions
{
    /// <summary>The kind of item that the folder holds.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>The zone in which new items are written, and which counts for items that name none.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>The names of eserp's activity types by number; null where they are not kept in step with categories.</summary>
    public IReadOnlyDictionary<int, string>? ActivityTypes { get; init; }

    /// <summary>The activity type of an item without a category of ours; null where activity types are not kept in step.</summary>
    public int? DefaultActivityType { get; init; }

    /// <summary>Whether an HTML body stays as it is where its text is unchanged (manual: "Alternative Text-Synchronisation").</summary>
    public bool KeepsHtml { get; init; }
}

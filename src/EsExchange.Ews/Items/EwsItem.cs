using System.Collections.Generic;
using NodaTime;

namespace EsExchange.Ews.Items;

/// <summary>What items of every kind have in common as GetItem shows them (schema type <c>ItemType</c>).</summary>
public abstract record EwsItem
{
    /// <summary>Its id and version.</summary>
    public required ItemId ItemId { get; init; }

    /// <summary>Its class such as <c>IPM.Appointment</c> or <c>IPM.Task</c>; empty where the server did not say.</summary>
    public string ItemClass { get; init; } = string.Empty;

    /// <summary>The subject as the server sent it; may be empty.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>The body in <see cref="BodyFormat"/> as the server sent it, its line ends included; may be empty.</summary>
    public string Body { get; init; } = string.Empty;

    /// <summary>What <see cref="Body"/> is written in.</summary>
    public BodyFormat BodyFormat { get; init; } = BodyFormat.Text;

    /// <summary>Its importance.</summary>
    public EsExchange.Sync.Model.Importance Importance { get; init; } = EsExchange.Sync.Model.Importance.Normal;

    /// <summary>Its sensitivity.</summary>
    public EsExchange.Sync.Model.Sensitivity Sensitivity { get; init; } = EsExchange.Sync.Model.Sensitivity.Normal;

    /// <summary>Its categories in the server's order.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>When it was last changed, UTC, by the server's clock; null where the server did not say.</summary>
    public Instant? LastModified { get; init; }

    /// <summary>When it was created, UTC, by the server's clock; null where the server did not say.</summary>
    public Instant? Created { get; init; }

    /// <summary>The eserp id it carries, see <see cref="StampProperty"/>; null where it has none.</summary>
    public string? Stamp { get; init; }
}

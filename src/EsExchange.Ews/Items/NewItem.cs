using System.Collections.Generic;

namespace EsExchange.Ews.Items;

/// <summary>What new items of every kind have in common.</summary>
public abstract record NewItem
{
    private protected NewItem()
    {
    }

    /// <summary>The subject, one line of up to 255 characters.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>The body in <see cref="BodyFormat"/>; plain text with <c>\n</c> line ends.</summary>
    public string Body { get; init; } = string.Empty;

    /// <summary>What <see cref="Body"/> is written in.</summary>
    public BodyFormat BodyFormat { get; init; } = BodyFormat.Text;

    /// <summary>Its importance.</summary>
    public EsExchange.Sync.Model.Importance Importance { get; init; } = EsExchange.Sync.Model.Importance.Normal;

    /// <summary>Its sensitivity.</summary>
    public EsExchange.Sync.Model.Sensitivity Sensitivity { get; init; } = EsExchange.Sync.Model.Sensitivity.Normal;

    /// <summary>Its categories in the order in which Outlook shows them.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The eserp id it is to carry, see <see cref="StampProperty"/>.</summary>
    public required string Stamp { get; init; }

    /// <summary>The folder it is created in.</summary>
    public abstract DistinguishedFolder Folder { get; }
}

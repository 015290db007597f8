namespace EsExchange.Sync.Model;

/// <summary>What appointments and tasks have in common.</summary>
public abstract record OfficeContent : ItemContent
{
    /// <summary>The subject; never null, may be empty, without line breaks.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>The body as plain text with <c>\n</c> line ends; never null, may be empty.</summary>
    public string Body { get; init; } = string.Empty;

    /// <summary>The importance (schema type <c>ImportanceChoicesType</c>); eserp's priorities are mapped to it per connection.</summary>
    public Importance Importance { get; init; } = Importance.Normal;

    /// <summary>The sensitivity (schema type <c>SensitivityChoicesType</c>).</summary>
    public Sensitivity Sensitivity { get; init; } = Sensitivity.Normal;

    /// <summary>The number of eserp's activity type; null where activity types are not kept in step.</summary>
    public int? ActivityType { get; init; }

    /// <inheritdoc/>
    public sealed override string Title => Subject;

    /// <inheritdoc/>
    public sealed override bool IsPrivate => Sensitivity == Sensitivity.Private;
}

using System.Collections.Generic;
using NodaTime;

namespace EsExchange.Ews.Items;

/// <summary>A contact as GetItem shows it (schema type <c>ContactItemType</c>).</summary>
public sealed record ContactItem : EwsItem
{
    /// <summary>The texts that are not empty.</summary>
    public IReadOnlyDictionary<ContactField, string> Texts { get; init; } = new Dictionary<ContactField, string>();

    /// <summary>The birthday as the server sent it, see <see cref="Mapping.ExchangeDate"/>; null for none.</summary>
    public Instant? Birthday { get; init; }

    /// <summary>The name under which Outlook files it; may be empty.</summary>
    public string FileAs { get; init; } = string.Empty;

    /// <summary>A text; empty where the contact has none.</summary>
    /// <param name="field">Which.</param>
    public string Text(ContactField field) => Texts.TryGetValue(field, out string? text) ? text : string.Empty;
}

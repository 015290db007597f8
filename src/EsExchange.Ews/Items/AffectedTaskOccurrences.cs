namespace EsExchange.Ews.Items;

/// <summary>How much of a recurring task is deleted (schema type <c>AffectedTaskOccurrencesType</c>).</summary>
public enum AffectedTaskOccurrences
{
    /// <summary>The one task; the series goes on with the next.</summary>
    SpecifiedOccurrenceOnly,

    /// <summary>The task and all that would follow.</summary>
    AllOccurrences,
}

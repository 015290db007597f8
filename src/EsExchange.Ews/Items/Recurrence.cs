namespace EsExchange.Ews.Items;

/// <summary>How a series repeats (schema types <c>RecurrenceType</c> and <c>TaskRecurrenceType</c>).</summary>
/// <param name="Pattern">On which days.</param>
/// <param name="Range">From when and until when.</param>
public sealed record Recurrence(RecurrencePattern Pattern, RecurrenceRange Range);

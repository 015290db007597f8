namespace EsExchange.Ews.Items;

/// <summary>An item's part in a series (schema type <c>CalendarItemTypeType</c>).</summary>
public enum CalendarItemKind
{
    /// <summary>It stands alone.</summary>
    Single,

    /// <summary>One occurrence of a series.</summary>
    Occurrence,

    /// <summary>An occurrence that differs from its series.</summary>
    Exception,

    /// <summary>The series itself.</summary>
    RecurringMaster,
}

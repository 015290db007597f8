using System;

namespace EsExchange.Ews.Items;

/// <summary>The named property that ties an Exchange item to its eserp appointment (schema type <c>PathToExtendedFieldType</c>).</summary>
/// <remarks>A named property survives moves and exports; a copy of the item carries it too, which the planner knows.</remarks>
public static class StampProperty
{
    /// <summary>The property's name.</summary>
    public const string Name = "EsExchangeAppointmentId";

    /// <summary>The property set that belongs to EsExchange alone; it must never change, since items in mailboxes carry it.</summary>
    public static Guid SetId { get; } = new("6f1c2f0e-3b57-4d2c-9a84-5d0a7e9b41c3");

    /// <summary>How a property set is written: the schema's <c>GuidType</c> knows no braces.</summary>
    internal static string SetIdText { get; } = SetId.ToString("D");
}

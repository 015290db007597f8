using System;
using System.Collections.Generic;
using System.Globalization;

namespace EsExchange.Simulator.Store;

/// <summary>Identifies a MAPI property: a tag, or a property set with a name or a dispatch id (schema type PathToExtendedFieldType).</summary>
/// <param name="PropertySet">The set's GUID; null for a tagged property.</param>
/// <param name="Name">The name within the set, or null.</param>
/// <param name="Id">The dispatch id within the set, or the tag where there is no set.</param>
/// <param name="Type">The MAPI type as the schema spells it, for instance <c>String</c>.</param>
public sealed record ExtendedPropertyKey(Guid? PropertySet, string? Name, int? Id, string Type)
{
    /// <summary>Property sets with a name of their own (schema type DistinguishedPropertySetType; GUIDs from MS-OXPROPS 1.3.2).</summary>
    internal static IReadOnlyDictionary<string, Guid> DistinguishedSets { get; } = new Dictionary<string, Guid>(StringComparer.Ordinal)
    {
        ["Meeting"] = new("6ED8DA90-450B-101B-98DA-00AA003F1305"),
        ["Appointment"] = new("00062002-0000-0000-C000-000000000046"),
        ["Common"] = new("00062008-0000-0000-C000-000000000046"),
        ["PublicStrings"] = new("00020329-0000-0000-C000-000000000046"),
        ["Address"] = new("00062004-0000-0000-C000-000000000046"),
        ["InternetHeaders"] = new("00020386-0000-0000-C000-000000000046"),
        ["CalendarAssistant"] = new("11000E07-B51B-40D6-AF21-CAA85EDAB1D0"),
        ["UnifiedMessaging"] = new("4442858E-A9E3-4E80-B900-317A210CC15B"),
        ["Task"] = new("00062003-0000-0000-C000-000000000046"),
        ["Sharing"] = new("00062040-0000-0000-C000-000000000046"),
    };

    /// <summary>A property named by a string.</summary>
    public static ExtendedPropertyKey Named(Guid propertySet, string name, string type = "String") => new(propertySet, name, null, type);

    /// <summary>A property numbered within its set.</summary>
    public static ExtendedPropertyKey Numbered(Guid propertySet, int id, string type) => new(propertySet, null, id, type);

    /// <summary>A property with a tag.</summary>
    public static ExtendedPropertyKey Tagged(int tag, string type) => new(null, null, tag, type);

    /// <summary>Whether the property holds several values.</summary>
    public bool IsMultiValued => Type.EndsWith("Array", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(PropertySet is { } set ? set.ToString("D") + "/" : "0x")}{Name ?? (PropertySet is null ? $"{Id:x4}" : $"{Id}")} ({Type})");
}

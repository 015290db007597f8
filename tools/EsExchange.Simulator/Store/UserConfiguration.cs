using System.Collections.Generic;

namespace EsExchange.Simulator.Store;

/// <summary>A hidden item of a folder that holds settings, for instance <c>CategoryList</c> of the calendar (MS-OXOCFG 2.2.1).</summary>
public sealed record UserConfiguration
{
    /// <summary>Null where there is none.</summary>
    public IReadOnlyList<DictionaryEntry>? Dictionary { get; init; }

    /// <summary>An XML document as UTF-8; null where there is none.</summary>
    public IReadOnlyList<byte>? XmlData { get; init; }

    /// <summary>Null where there is none.</summary>
    public IReadOnlyList<byte>? BinaryData { get; init; }

    /// <summary>The opaque id of the hidden item; empty before it is stored.</summary>
    public string ItemId { get; internal init; } = string.Empty;

    /// <summary>The opaque version, another one after each write; empty before it is stored.</summary>
    public string ChangeKey { get; internal init; } = string.Empty;

    /// <summary>A setting.</summary>
    /// <param name="Key">Its key.</param>
    /// <param name="Value">Its value, or null.</param>
    public sealed record DictionaryEntry(DictionaryObject Key, DictionaryObject? Value);

    /// <summary>A typed value.</summary>
    /// <param name="Type">Schema type UserConfigurationDictionaryObjectTypesType, for instance <c>String</c>.</param>
    /// <param name="Values">Its texts: one, or several of an array.</param>
    public sealed record DictionaryObject(string Type, IReadOnlyList<string> Values);
}

using System.Collections.Generic;
using EsExchange.Sync.Model;

namespace EsExchange.Ews.Items;

/// <summary>A value to be set (schema type <c>SetItemFieldType</c>); here what every kind of item has.</summary>
public abstract partial record FieldChange
{
    private FieldChange()
    {
    }

    /// <summary>Sets the subject.</summary>
    /// <param name="Value">One line of up to 255 characters.</param>
    public sealed record SetSubject(string Value) : FieldChange;

    /// <summary>Sets the body.</summary>
    /// <param name="Value">The text with <c>\n</c> line ends, or HTML.</param>
    /// <param name="Format">What the value is written in.</param>
    public sealed record SetBody(string Value, BodyFormat Format = BodyFormat.Text) : FieldChange;

    /// <summary>Sets the importance.</summary>
    /// <param name="Value">The new value.</param>
    public sealed record SetImportance(Importance Value) : FieldChange;

    /// <summary>Sets the sensitivity.</summary>
    /// <param name="Value">The new value.</param>
    public sealed record SetSensitivity(Sensitivity Value) : FieldChange;

    /// <summary>Sets all categories; an empty list removes them.</summary>
    /// <param name="Value">The names in the order in which Outlook shows them; those of others must be among them to stay.</param>
    public sealed record SetCategories(IReadOnlyList<string> Value) : FieldChange;

    /// <summary>Sets the eserp id that the item carries.</summary>
    /// <param name="Value">The eserp id.</param>
    public sealed record SetStamp(string Value) : FieldChange;
}

using NodaTime;

namespace EsExchange.Ews.Items;

/// <content>What contacts have.</content>
public abstract partial record FieldChange
{
    /// <summary>Sets or removes a contact's text.</summary>
    /// <param name="Field">Which.</param>
    /// <param name="Value">The text; empty to remove it.</param>
    public sealed record SetContactText(ContactField Field, string Value) : FieldChange;

    /// <summary>Sets or removes a contact's birthday.</summary>
    /// <param name="Value">The date; null for none.</param>
    public sealed record SetBirthday(LocalDate? Value) : FieldChange;

    /// <summary>Sets under what name a contact is shown and filed, which Outlook does not do by itself when the names change.</summary>
    /// <param name="DisplayName">What lists show.</param>
    /// <param name="Filing">From what the name under which it is filed is made.</param>
    public sealed record SetContactName(string DisplayName, ContactFiling Filing) : FieldChange;
}

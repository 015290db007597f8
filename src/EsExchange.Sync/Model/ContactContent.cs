using NodaTime;

namespace EsExchange.Sync.Model;

/// <summary>The content of a contact person; every text is never null and may be empty.</summary>
public sealed record ContactContent : ItemContent
{
    /// <inheritdoc/>
    public override ItemKind Kind => ItemKind.Contact;

    /// <summary>The given name.</summary>
    public string GivenName { get; init; } = string.Empty;

    /// <summary>The surname.</summary>
    public string Surname { get; init; } = string.Empty;

    /// <summary>The salutation, such as "Frau".</summary>
    public string Salutation { get; init; } = string.Empty;

    /// <summary>The nickname.</summary>
    public string Nickname { get; init; } = string.Empty;

    /// <summary>The company.</summary>
    public string Company { get; init; } = string.Empty;

    /// <summary>The department.</summary>
    public string Department { get; init; } = string.Empty;

    /// <summary>The birthday; null for none.</summary>
    public LocalDate? Birthday { get; init; }

    /// <summary>The e-mail address.</summary>
    public string EMail { get; init; } = string.Empty;

    /// <summary>The phone number at work.</summary>
    public string BusinessPhone { get; init; } = string.Empty;

    /// <summary>The mobile phone number.</summary>
    public string MobilePhone { get; init; } = string.Empty;

    /// <summary>The phone number at home.</summary>
    public string HomePhone { get; init; } = string.Empty;

    /// <summary>The fax number at work.</summary>
    public string Fax { get; init; } = string.Empty;

    /// <summary>The business address.</summary>
    public PostalAddress Address { get; init; } = PostalAddress.None;

    /// <inheritdoc/>
    public override string Title
    {
        get
        {
            string name = $"{GivenName} {Surname}".Trim();
            return name.Length > 0 ? name : Company;
        }
    }
}

/// <summary>A postal address; every text is never null and may be empty.</summary>
/// <param name="Street">Street and number.</param>
/// <param name="PostalCode">Postal code.</param>
/// <param name="City">City.</param>
/// <param name="Country">Country.</param>
public sealed record PostalAddress(string Street, string PostalCode, string City, string Country)
{
    /// <summary>No address.</summary>
    public static PostalAddress None { get; } = new(string.Empty, string.Empty, string.Empty, string.Empty);
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using NodaTime;

namespace EsExchange.Simulator.Store;

/// <summary>A person in the address book of a mailbox.</summary>
public sealed class ContactItem : Item
{
    /// <summary>PidTagDisplayNamePrefix, which EWS writes as an extended property alone.</summary>
    private static readonly ExtendedPropertyKey Prefix = ExtendedPropertyKey.Tagged(0x3A45, "String");

    [SetsRequiredMembers]
    public ContactItem() => ItemClass = "IPM.Contact";

    /// <summary>The name it is filed under where <see cref="FileAsMapping"/> is None.</summary>
    public string FileAs { get; set; } = string.Empty;

    public FileAsMapping FileAsMapping { get; set; }

    /// <summary>Empty where it follows from the names.</summary>
    public string DisplayName { get; set; } = string.Empty;

    /// <summary>The salutation, for instance <c>Frau Dr.</c></summary>
    public string Title
    {
        get => Extended.TryGetValue(Prefix, out var values) ? values[0] : string.Empty;
        set => SetExtended(Prefix, value);
    }

    public string GivenName { get; set; } = string.Empty;

    public string Initials { get; set; } = string.Empty;

    public string MiddleName { get; set; } = string.Empty;

    public string Surname { get; set; } = string.Empty;

    /// <summary>The suffix of the name, for instance <c>jun.</c></summary>
    public string Generation { get; set; } = string.Empty;

    public string Nickname { get; set; } = string.Empty;

    public string CompanyName { get; set; } = string.Empty;

    public string Department { get; set; } = string.Empty;

    public string JobTitle { get; set; } = string.Empty;

    public string Profession { get; set; } = string.Empty;

    public string Manager { get; set; } = string.Empty;

    public string AssistantName { get; set; } = string.Empty;

    public string SpouseName { get; set; } = string.Empty;

    public string OfficeLocation { get; set; } = string.Empty;

    public string BusinessHomePage { get; set; } = string.Empty;

    public string Mileage { get; set; } = string.Empty;

    public IReadOnlyList<string> Children { get; set; } = [];

    public IReadOnlyList<string> Companies { get; set; } = [];

    public Instant? Birthday { get; set; }

    public Instant? WeddingAnniversary { get; set; }

    /// <summary>EmailAddress1 to EmailAddress3.</summary>
    public ImmutableSortedDictionary<string, EmailAddress> EmailAddresses { get; set; } = ImmutableSortedDictionary<string, EmailAddress>.Empty;

    /// <summary>By the keys of schema type PhoneNumberKeyType, for instance BusinessPhone.</summary>
    public ImmutableSortedDictionary<string, string> PhoneNumbers { get; set; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>ImAddress1 to ImAddress3.</summary>
    public ImmutableSortedDictionary<string, string> ImAddresses { get; set; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>By Home, Business or Other.</summary>
    public ImmutableSortedDictionary<string, PhysicalAddress> PhysicalAddresses { get; set; } = ImmutableSortedDictionary<string, PhysicalAddress>.Empty;

    public PhysicalAddressIndex PostalAddressIndex { get; set; }

    public string FullName => Joined(" ", GivenName, MiddleName, Surname, Generation);

    /// <summary>The name it is filed under.</summary>
    public string Filing => FileAsMapping switch
    {
        FileAsMapping.LastCommaFirst => Joined(", ", Surname, Joined(" ", GivenName, MiddleName)),
        FileAsMapping.FirstSpaceLast => Joined(" ", GivenName, Surname),
        FileAsMapping.Company => CompanyName,
        FileAsMapping.LastCommaFirstCompany => Joined("\r\n", Joined(", ", Surname, GivenName), CompanyName),
        FileAsMapping.CompanyLastCommaFirst => Joined("\r\n", CompanyName, Joined(", ", Surname, GivenName)),
        FileAsMapping.LastFirst => Joined(string.Empty, Surname, GivenName),
        FileAsMapping.LastFirstCompany => Joined("\r\n", Joined(string.Empty, Surname, GivenName), CompanyName),
        FileAsMapping.CompanyLastFirst => Joined("\r\n", CompanyName, Joined(string.Empty, Surname, GivenName)),
        FileAsMapping.LastFirstSuffix => Joined(" ", Joined(string.Empty, Surname, GivenName), Generation),
        FileAsMapping.LastSpaceFirst => Joined(" ", Surname, GivenName),
        FileAsMapping.LastSpaceFirstCompany => Joined("\r\n", Joined(" ", Surname, GivenName), CompanyName),
        FileAsMapping.CompanyLastSpaceFirst => Joined("\r\n", CompanyName, Joined(" ", Surname, GivenName)),
        FileAsMapping.DisplayName => DisplayName.Length > 0 ? DisplayName : FullName,
        FileAsMapping.FirstName => GivenName,
        FileAsMapping.LastFirstMiddleSuffix => Joined(" ", Joined(", ", Surname, GivenName), MiddleName, Generation),
        FileAsMapping.LastName => Surname,
        FileAsMapping.Empty => string.Empty,
        _ => FileAs,
    };

    private static string Joined(string separator, params string[] parts) => string.Join(separator, parts.Where(p => p.Length > 0));
}

/// <summary>An e-mail address of a contact.</summary>
/// <param name="Address">SMTP address.</param>
/// <param name="Name">Display name, or null.</param>
public sealed record EmailAddress(string Address, string? Name = null);

/// <summary>A postal address of a contact; what is unknown is empty.</summary>
public sealed record PhysicalAddress(string Street = "", string City = "", string State = "", string CountryOrRegion = "", string PostalCode = "");

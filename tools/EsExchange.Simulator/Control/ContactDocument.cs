using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using EsExchange.Simulator.Store;
using NodaTime;

namespace EsExchange.Simulator.Control;

/// <summary>A contact in JSON. In a change, what is null stays as it is; the dictionaries replace those there were.</summary>
internal sealed record ContactDocument : ItemFields
{
    public string? Title { get; init; }

    public string? GivenName { get; init; }

    public string? MiddleName { get; init; }

    public string? Surname { get; init; }

    public string? Nickname { get; init; }

    public string? DisplayName { get; init; }

    public string? FileAs { get; init; }

    public string? CompanyName { get; init; }

    public string? Department { get; init; }

    public string? JobTitle { get; init; }

    public DateOnly? Birthday { get; init; }

    /// <summary>By EmailAddress1 to EmailAddress3.</summary>
    public IReadOnlyDictionary<string, string>? EmailAddresses { get; init; }

    /// <summary>By the keys of schema type PhoneNumberKeyType.</summary>
    public IReadOnlyDictionary<string, string>? PhoneNumbers { get; init; }

    /// <summary>By Home, Business or Other.</summary>
    public IReadOnlyDictionary<string, PhysicalAddress>? PhysicalAddresses { get; init; }

    public static ContactDocument Of(ContactItem item) => Fill(item, new ContactDocument
    {
        Title = item.Title,
        GivenName = item.GivenName,
        MiddleName = item.MiddleName,
        Surname = item.Surname,
        Nickname = item.Nickname,
        DisplayName = item.DisplayName,
        FileAs = item.Filing,
        CompanyName = item.CompanyName,
        Department = item.Department,
        JobTitle = item.JobTitle,
        Birthday = item.Birthday?.InUtc().Date.ToDateOnly(),
        EmailAddresses = item.EmailAddresses.ToImmutableSortedDictionary(e => e.Key, e => e.Value.Address),
        PhoneNumbers = item.PhoneNumbers,
        PhysicalAddresses = item.PhysicalAddresses,
    });

    public void ApplyTo(ContactItem item)
    {
        Apply(item);
        if (Title is not null)
            item.Title = Title;
        item.GivenName = GivenName ?? item.GivenName;
        item.MiddleName = MiddleName ?? item.MiddleName;
        item.Surname = Surname ?? item.Surname;
        item.Nickname = Nickname ?? item.Nickname;
        item.DisplayName = DisplayName ?? item.DisplayName;
        item.FileAs = FileAs ?? item.FileAs;
        item.CompanyName = CompanyName ?? item.CompanyName;
        item.Department = Department ?? item.Department;
        item.JobTitle = JobTitle ?? item.JobTitle;
        item.Birthday = Birthday is { } date ? LocalDate.FromDateOnly(date).At(new LocalTime(11, 59)).InUtc().ToInstant() : item.Birthday;
        item.EmailAddresses = EmailAddresses?.ToImmutableSortedDictionary(e => e.Key, e => new EmailAddress(e.Value)) ?? item.EmailAddresses;
        item.PhoneNumbers = PhoneNumbers?.ToImmutableSortedDictionary() ?? item.PhoneNumbers;
        item.PhysicalAddresses = PhysicalAddresses?.ToImmutableSortedDictionary() ?? item.PhysicalAddresses;
    }
}

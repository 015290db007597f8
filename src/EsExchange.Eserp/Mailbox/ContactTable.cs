using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Eserp.Database;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The contact persons that are to be transferred to one staff member. They belong to eserp: the module creates and deletes none.</summary>
internal sealed class ContactTable(int staffNumber) : IItemTable
{
    private readonly VersionTable _versions = new(staffNumber, ItemKind.Contact);

    public ItemKind Kind => ItemKind.Contact;

    public string Owners => "es.ContactPersonTransfer";

    public string IdColumn => "ContactPersonId";

    public List<EserpItem> Load(Session db, IReadOnlyCollection<long> ids)
    {
        Dictionary<long, long> versions = _versions.Get(db, ids);
        return [.. db.QueryPieces<Row, long>(
            """
            SELECT c.ContactPersonId, c.Company, c.Department, c.Salutation, c.FirstName, c.LastName, c.Nickname, c.Birthday, c.EMail, c.BusinessPhone, c.MobilePhone, c.HomePhone, c.Fax,
              c.Street, c.PostalCode, c.City, c.Country, c.Modified
            FROM es.ContactPerson c
            JOIN es.ContactPersonTransfer p ON p.ContactPersonId = c.ContactPersonId AND p.StaffNumber = @staffNumber
            WHERE c.ContactPersonId IN @piece
            """,
            ids,
            piece => new { staffNumber, piece }).Select(row => ToItem(row, versions))];
    }

    public long Create(Session db, ItemContent content, SeriesKey? series) => throw new NotSupportedException("Contact persons are created in eserp alone.");

    public void Update(Session db, long id, ItemContent content, SeriesKey? series) => db.Execute(
        """
        UPDATE es.ContactPerson SET Company = @Company, Department = @Department, Salutation = @Salutation, FirstName = @FirstName, LastName = @LastName, Nickname = @Nickname,
          Birthday = @Birthday, EMail = @EMail, BusinessPhone = @BusinessPhone, MobilePhone = @MobilePhone, HomePhone = @HomePhone, Fax = @Fax,
          Street = @Street, PostalCode = @PostalCode, City = @City, Country = @Country
        WHERE ContactPersonId = @ContactPersonId
        """,
        ToRow(id, (ContactContent)content));

    public void Delete(Session db, long id) => throw new NotSupportedException("Contact persons are deleted in eserp alone.");

    public bool Lock(Session db, long id) =>
        db.Scalar<int>("SELECT count(*) FROM es.ContactPerson WITH (UPDLOCK) WHERE ContactPersonId = @id", new { id }) > 0
        && db.Scalar<int>("SELECT count(*) FROM es.ContactPersonTransfer WHERE ContactPersonId = @id AND StaffNumber = @staffNumber", new { id, staffNumber }) > 0;

    public ItemContent ToForm(ItemContent content) => content;

    private static EserpItem ToItem(Row row, Dictionary<long, long> versions) => new(
        row.ContactPersonId,
        versions[row.ContactPersonId],
        new ContactContent
        {
            GivenName = row.FirstName,
            Surname = row.LastName,
            Salutation = row.Salutation ?? string.Empty,
            Nickname = row.Nickname ?? string.Empty,
            Company = row.Company,
            Department = row.Department ?? string.Empty,
            Birthday = row.Birthday,
            EMail = row.EMail ?? string.Empty,
            BusinessPhone = row.BusinessPhone ?? string.Empty,
            MobilePhone = row.MobilePhone ?? string.Empty,
            HomePhone = row.HomePhone ?? string.Empty,
            Fax = row.Fax ?? string.Empty,
            Address = new PostalAddress(row.Street ?? string.Empty, row.PostalCode ?? string.Empty, row.City ?? string.Empty, row.Country ?? string.Empty),
        },
        row.Modified);

    private static Row ToRow(long id, ContactContent content) => new()
    {
        ContactPersonId = id,
        Company = content.Company,
        Department = OrNull(content.Department),
        Salutation = OrNull(content.Salutation),
        FirstName = content.GivenName,
        LastName = content.Surname,
        Nickname = OrNull(content.Nickname),
        Birthday = content.Birthday,
        EMail = OrNull(content.EMail),
        BusinessPhone = OrNull(content.BusinessPhone),
        MobilePhone = OrNull(content.MobilePhone),
        HomePhone = OrNull(content.HomePhone),
        Fax = OrNull(content.Fax),
        Street = OrNull(content.Address.Street),
        PostalCode = OrNull(content.Address.PostalCode),
        City = OrNull(content.Address.City),
        Country = OrNull(content.Address.Country),
    };

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private sealed class Row
    {
        public long ContactPersonId { get; init; }

        public string Company { get; init; } = string.Empty;

        public string? Department { get; init; }

        public string? Salutation { get; init; }

        public string FirstName { get; init; } = string.Empty;

        public string LastName { get; init; } = string.Empty;

        public string? Nickname { get; init; }

        public LocalDate? Birthday { get; init; }

        public string? EMail { get; init; }

        public string? BusinessPhone { get; init; }

        public string? MobilePhone { get; init; }

        public string? HomePhone { get; init; }

        public string? Fax { get; init; }

        public string? Street { get; init; }

        public string? PostalCode { get; init; }

        public string? City { get; init; }

        public string? Country { get; init; }

        public Instant Modified { get; init; }
    }
}

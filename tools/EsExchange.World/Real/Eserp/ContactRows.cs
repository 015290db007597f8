using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Dapper;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;
using Microsoft.Data.Sqlite;
using NodaTime.Text;

namespace EsExchange.World.Real.Eserp;

/// <summary>eserp's own tables of contact persons and of whose contacts they go to.</summary>
internal static class ContactRows
{
    public static ImmutableSortedDictionary<long, EserpRow> Read(SqliteConnection db)
    {
        ILookup<long, int> staff = db.Query<(long Id, int Staff)>("SELECT ContactPersonId, CAST(StaffNumber AS int) FROM ref_ContactPersonTransfer").ToLookup(row => row.Id, row => row.Staff);
        return db.Query<Row>("SELECT ContactPersonId, LastName, Company, coalesce(Nickname, '') AS Nickname, Modified FROM ref_ContactPerson").ToImmutableSortedDictionary(
            row => row.ContactPersonId,
            row => new EserpRow(
                new ContactContent { Surname = row.LastName, Company = row.Company, Nickname = row.Nickname }, InstantPattern.ExtendedIso.Parse(row.Modified).GetValueOrThrow(), [.. staff[row.ContactPersonId]], null));
    }

    public static void Create(SqliteConnection db, ContactContent content, IEnumerable<int> staff)
    {
        long id = db.ExecuteScalar<long>("INSERT INTO ref_ContactPerson (LastName, Company, Nickname) VALUES (@Surname, @Company, @Nickname) RETURNING ContactPersonId", content);
        Transfer(db, id, staff);
    }

    public static void Put(SqliteConnection db, long id, ContactContent content) => db.Execute(
        "UPDATE ref_ContactPerson SET LastName = @Surname, Company = @Company, Nickname = @Nickname WHERE ContactPersonId = @id", new { id, content.Surname, content.Company, content.Nickname });

    public static void Transfer(SqliteConnection db, long id, IEnumerable<int> staff) =>
        db.Execute("INSERT INTO ref_ContactPersonTransfer (ContactPersonId, StaffNumber) VALUES (@id, @member)", staff.Select(member => new { id, member }));

    private sealed class Row
    {
        public long ContactPersonId { get; init; }

        public string LastName { get; init; } = string.Empty;

        public string Company { get; init; } = string.Empty;

        public string Nickname { get; init; } = string.Empty;

        public string Modified { get; init; } = string.Empty;
    }
}

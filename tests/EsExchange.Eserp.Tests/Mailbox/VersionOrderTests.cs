using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database.Sqlite;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.Tests.Support;
using EsExchange.Sync.Model;
using Xunit;

namespace EsExchange.Eserp.Tests.Mailbox;

/// <summary>An item that is changed while it is read never has the new version with the old content, behind which a write would hide the change.</summary>
public sealed class VersionOrderTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ItemKind.Appointment)]
    [InlineData(ItemKind.Task)]
    [InlineData(ItemKind.Contact)]
    public async Task A_statement_reads_versions_or_content_and_versions_come_first(ItemKind kind)
    {
        await using TestDatabase test = await FillAsync();
        List<string> queries = [];
        await Open(test, kind, queries.Add).LoadAsync([1], None);
        Assert.Contains("es.ChangeLog", queries[0], StringComparison.Ordinal);
        Assert.All(queries.Skip(1), query => Assert.DoesNotContain("es.ChangeLog", query, StringComparison.Ordinal));
        Assert.DoesNotContain("JOIN", queries[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ItemKind.Appointment, "UPDATE ref.Appointment SET Subject = 'new'")]
    [InlineData(ItemKind.Task, "UPDATE ref.Task SET Subject = 'new'")]
    [InlineData(ItemKind.Contact, "UPDATE ref.ContactPerson SET LastName = 'new'")]
    public async Task Whenever_it_is_changed_its_version_is_no_newer_than_its_content(ItemKind kind, string change)
    {
        int statements = 1;
        for (int before = 0; before < statements; before++)
        {
            await using TestDatabase test = await FillAsync();
            long old = Assert.Single(await test.OpenMailbox(null, kind).LoadAsync([1], None)).Version;
            int seen = 0;
            void ChangeInTime(string query)
            {
                if (seen++ == before)
                    test.Sql(change);
            }

            EserpItem read = Assert.Single(await Open(test, kind, ChangeInTime).LoadAsync([1], None));
            statements = seen;
            Assert.True(read.Version == old || Name(read) == "new", $"changed before statement {before}: {Name(read)} with version {read.Version}");
        }
    }

    private static string Name(EserpItem item) => item.Content switch
    {
        Appointment appointment => appointment.Subject,
        TaskContent task => task.Subject,
        ContactContent contact => contact.Surname,
        _ => string.Empty,
    };

    private static MailboxStore Open(TestDatabase test, ItemKind kind, Action<string> watch) =>
        new(new SqliteAccess(test.File, new WatchedDialect(watch)), test.Connection with { EquipmentAsText = true }, test.Staff, kind, null, test.Eserp.Zone, test.Time);

    private static async Task<TestDatabase> FillAsync()
    {
        TestDatabase test = await TestDatabase.CreateAsync();
        test.Sql("INSERT INTO ref.Appointment (AppointmentId, Subject, StartTime, EndTime) VALUES (1, 'old', '2027-01-11T08:00:00', '2027-01-11T09:00:00')");
        test.Sql("INSERT INTO ref.AppointmentParticipant (AppointmentId, StaffNumber) VALUES (1, 1)");
        test.Sql("INSERT INTO ref.Task (TaskId, StaffNumber, Subject) VALUES (1, 1, 'old')");
        test.Sql("INSERT INTO ref.ContactPerson (ContactPersonId, Company, LastName) VALUES (1, 'Stadtwerke', 'old')");
        test.Sql("INSERT INTO ref.ContactPersonTransfer (ContactPersonId, StaffNumber) VALUES (1, 1)");
        return test;
    }
}

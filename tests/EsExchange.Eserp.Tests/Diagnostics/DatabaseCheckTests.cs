using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.SqlServer;
using EsExchange.Eserp.Diagnostics;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Tests.SqlServer;
using EsExchange.Eserp.Tests.Support;
using Xunit;

namespace EsExchange.Eserp.Tests.Diagnostics;

public sealed class DatabaseCheckTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_new_database_passes_and_keeps_nothing_of_the_check(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        IReadOnlyList<DatabaseStep> steps = await CheckAsync(test);
        Assert.Equal(
            [
                "Schema Passed", "Rights Passed", "Views Passed", "ChangeFeed Passed", "Tasks Passed", "Contacts Skipped", "ActivityTypes Warning", "Priorities Warning", "Staff Passed",
                "Connections Passed", "Secrets Passed", "Interface Passed",
            ],
            steps.Where(step => step.Name != "Clock").Select(step => $"{step.Name} {step.Outcome}"));
        Assert.Empty(test.User.List(1));
        Assert.Equal(0L, Convert.ToInt64(test.Sql("SELECT count(*) FROM es.Task"), null));
        Assert.Equal(0L, Convert.ToInt64(test.Sql("SELECT count(*) FROM es.ChangeLog"), null));
    }

    [Theory]
    [InlineData("DROP VIEW es_Task", "Views", "es.Task")]
    [InlineData("DROP VIEW es_ContactPersonTransfer", "Views", "es.ContactPersonTransfer")]
    [InlineData("DROP VIEW es_Equipment; CREATE VIEW es_Equipment AS SELECT EquipmentNumber FROM ref_Equipment", "Views", "Name")]
    [InlineData("DROP TRIGGER ref_Appointment_Updated", "ChangeFeed", "changed")]
    [InlineData("DROP TRIGGER ref_AppointmentParticipant_Deleted", "ChangeFeed", "deleted")]
    [InlineData("DROP TRIGGER es_Appointment_Insert", "ChangeFeed", "cannot be created")]
    [InlineData("DROP TRIGGER ref_Task_Inserted", "Tasks", "created")]
    [InlineData("DROP TRIGGER ref_Task_Deleted", "Tasks", "deleted")]
    [InlineData("DROP TRIGGER es_Task_Update", "Tasks", "cannot be created, changed and deleted")]
    [InlineData("DROP TRIGGER ref_ContactPerson_Updated", "Contacts", "changed")]
    public async Task What_is_missing_is_named(string accident, string step, string words)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        AddContact(test);
        test.Run(accident);
        DatabaseStep failed = Assert.Single(await CheckAsync(test), s => s.Outcome == DatabaseStepOutcome.Failed);
        Assert.Equal(step, failed.Name);
        Assert.Contains(words, failed.Message, StringComparison.Ordinal);
        Assert.NotNull(failed.Advice);
    }

    [Theory]
    [InlineData(false, DatabaseStepOutcome.Warning)]
    [InlineData(true, DatabaseStepOutcome.Failed)]
    public async Task Contact_persons_that_cannot_be_changed_matter_where_Outlook_may_change_them(bool allowed, DatabaseStepOutcome outcome)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        AddContact(test);
        await test.Eserp.Configuration.UpdateConnectionAsync(test.Connection with { AllowAddressBookSync = allowed }, null, TestContext.Current.CancellationToken);
        test.Run("DROP TRIGGER es_ContactPerson_Update");
        Assert.Equal(outcome, (await StepAsync(test, "Contacts")).Outcome);
    }

    [Fact]
    public async Task A_view_that_cannot_be_read_skips_what_needs_it()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        test.Run("DROP VIEW es_Task");
        DatabaseStep skipped = await StepAsync(test, "Tasks");
        Assert.Equal(DatabaseStepOutcome.Skipped, skipped.Outcome);
        Assert.Contains("es.Task", skipped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_without_an_address_and_a_shared_one_are_named()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        test.Sql("INSERT INTO ref.Staff (StaffNumber, Name, EMail) VALUES (3, 'Ohne', NULL), (4, 'Zwilling', 'ANNA@musterbau.example '), (5, 'Umlaut', 'u@bäckerei.example')");
        DatabaseStep staff = await StepAsync(test, "Staff");
        Assert.Equal(DatabaseStepOutcome.Warning, staff.Outcome);
        Assert.Contains("Without EMail: 3.", staff.Message, StringComparison.Ordinal);
        Assert.Contains("No mailbox addresses: u@bäckerei.example (5).", staff.Message, StringComparison.Ordinal);
        Assert.Contains("anna@musterbau.example", staff.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Synced_staff_that_eserp_no_longer_has_or_lets_create_nothing_is_named()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        await test.Eserp.Configuration.AddSyncedStaffAsync(test.Staff, TestContext.Current.CancellationToken);
        await test.Eserp.Configuration.AddSyncedStaffAsync(test.Staff with { StaffNumber = 2 }, TestContext.Current.CancellationToken);
        test.Sql("UPDATE ref.Staff SET MayCreateAppointments = 0 WHERE StaffNumber = 1");
        test.Sql("DELETE FROM ref.Staff WHERE StaffNumber = 2");
        DatabaseStep staff = await StepAsync(test, "Staff");
        Assert.Equal(DatabaseStepOutcome.Warning, staff.Outcome);
        Assert.Contains("without the right to create appointments in eserp: 1.", staff.Message, StringComparison.Ordinal);
        Assert.Contains("no longer in eserp: 2.", staff.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Master_data_without_a_name_or_used_but_missing_is_named()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        test.Run("""
            PRAGMA foreign_keys = OFF;
            INSERT INTO ref_ActivityType (ActivityTypeNumber, Name) VALUES (5, 'Aufgabe'), (6, ' ');
            INSERT INTO ref_Priority (PriorityNumber, Name) VALUES (1, 'normal');
            INSERT INTO ref_Task (StaffNumber, ActivityTypeNumber, PriorityNumber) VALUES (1, 77, 1);
            INSERT INTO ref_Appointment (StartTime, EndTime, ActivityTypeNumber) VALUES ('2027-01-11T08:00:00', '2027-01-11T09:00:00', 78);
            """);
        DatabaseStep types = await StepAsync(test, "ActivityTypes");
        Assert.Equal(DatabaseStepOutcome.Warning, types.Outcome);
        Assert.Equal("Without a name: 6. Used by items, but not there: 77, 78.", types.Message);
        Assert.Equal(DatabaseStepOutcome.Passed, (await StepAsync(test, "Priorities")).Outcome);
    }

    [Fact]
    public async Task A_connection_that_names_what_eserp_no_longer_has_fails_with_the_option()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        test.Sql("INSERT INTO ref.ActivityType (ActivityTypeNumber, Name) VALUES (5, 'Aufgabe')");
        test.Sql("INSERT INTO ref.Priority (PriorityNumber, Name) VALUES (1, 'normal')");
        ExchangeConnection options = test.Connection with { DefaultAppointmentActivityType = 5, DefaultTaskActivityType = 6, PriorityNormal = 1, PriorityHigh = 9 };
        await test.Eserp.Configuration.UpdateConnectionAsync(options, null, TestContext.Current.CancellationToken);
        DatabaseStep failed = await StepAsync(test, "Connections");
        Assert.Equal(DatabaseStepOutcome.Failed, failed.Outcome);
        Assert.Equal("The connection 'hq' names DefaultTaskActivityType 6, which eserp does not have. The connection 'hq' names PriorityHigh 9, which eserp does not have.", failed.Message);
    }

    [Fact]
    public async Task A_key_that_is_gone_and_a_password_of_another_key_fail()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        Assert.Equal(DatabaseStepOutcome.Passed, (await StepAsync(test, "Secrets")).Outcome);

        test.Run("UPDATE es_Connection SET Secret = zeroblob(80)");
        DatabaseStep foreign = await StepAsync(test, "Secrets");
        Assert.Equal(DatabaseStepOutcome.Failed, foreign.Outcome);
        Assert.Contains("hq", foreign.Message, StringComparison.Ordinal);

        File.Delete(Path.Combine(TestDatabase.Keys, $"{test.Eserp.Id:N}.key"));
        DatabaseStep missing = await StepAsync(test, "Secrets");
        Assert.Equal(DatabaseStepOutcome.Failed, missing.Outcome);
        Assert.Contains(".key", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interface_that_runs_passes_and_one_that_died_is_named()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        Lease lease = (await test.Eserp.Leases.TryAcquireAsync("interface", TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken)).Lease!;
        DatabaseStep running = await StepAsync(test, "Interface");
        Assert.Equal(DatabaseStepOutcome.Passed, running.Outcome);
        Assert.Contains(lease.Holder, running.Message, StringComparison.Ordinal);

        test.Time.Advance(TimeSpan.FromMinutes(3));
        DatabaseStep expired = await StepAsync(test, "Interface");
        Assert.Equal(DatabaseStepOutcome.Warning, expired.Outcome);
        Assert.Contains(lease.Holder, expired.Message, StringComparison.Ordinal);

        test.Sql($"UPDATE es.Lease SET Holder = '{Environment.MachineName} process 999999999 since 2026-01-01T00:00:00Z', Expires = '2099-01-01T00:00:00.000Z'");
        Assert.Equal(DatabaseStepOutcome.Warning, (await StepAsync(test, "Interface")).Outcome);
    }

    [Fact]
    public async Task A_schema_of_another_version_fails()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        test.Run("PRAGMA user_version = 99");
        DatabaseStep schema = await StepAsync(test, "Schema");
        Assert.Equal(DatabaseStepOutcome.Failed, schema.Outcome);
        Assert.Contains("99", schema.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_object_of_the_schema_has_its_needed_rights()
    {
        string[] objects = [.. SchemaScripts.SqlServer.After(0).SelectMany(SqlServerSchema.Batches).SelectMany(Tsql.Created).Where(name => name.StartsWith("es.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.True(objects.Length > 20);
        Assert.Equal(objects, NeededRights.ByObject.Keys.Order(StringComparer.Ordinal));
    }

    private static Task<IReadOnlyList<DatabaseStep>> CheckAsync(TestDatabase test) => test.Eserp.CheckAsync(TestContext.Current.CancellationToken);

    private static async Task<DatabaseStep> StepAsync(TestDatabase test, string name) => Assert.Single(await CheckAsync(test), step => step.Name == name);

    private static void AddContact(TestDatabase test)
    {
        test.Sql("INSERT INTO ref.ContactPerson (Company, FirstName, LastName) VALUES ('Stadtwerke', 'Ute', 'Düring')");
        test.Sql("INSERT INTO ref.ContactPersonTransfer (ContactPersonId, StaffNumber) VALUES (1, 1)");
    }
}
